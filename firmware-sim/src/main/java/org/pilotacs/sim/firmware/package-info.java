@NullMarked
package org.pilotacs.sim.firmware;

import org.jspecify.annotations.NullMarked;
