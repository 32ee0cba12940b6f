@NullMarked
package org.pilotacs.sim.fleet;

import org.jspecify.annotations.NullMarked;
