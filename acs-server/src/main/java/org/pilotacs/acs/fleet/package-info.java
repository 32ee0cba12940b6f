@NullMarked
package org.pilotacs.acs.fleet;

import org.jspecify.annotations.NullMarked;
