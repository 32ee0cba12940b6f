@NullMarked
package org.pilotacs.sim.chance;

import org.jspecify.annotations.NullMarked;
