@NullMarked
package org.pilotacs.sim.population;

import org.jspecify.annotations.NullMarked;
