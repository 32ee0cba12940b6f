@NullMarked
package org.pilotacs.acs.incident;

import org.jspecify.annotations.NullMarked;
