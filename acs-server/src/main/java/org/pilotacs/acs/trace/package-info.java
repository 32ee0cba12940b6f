@NullMarked
package org.pilotacs.acs.trace;

import org.jspecify.annotations.NullMarked;
