@NullMarked
package org.pilotacs.acs.diagnostic;

import org.jspecify.annotations.NullMarked;
