@NullMarked
package org.pilotacs.sim.satellite;

import org.jspecify.annotations.NullMarked;
