/// Cards by the million, of which each knows no more than it must to obey EMMs or not, and when it was first reached.
@NullMarked
package org.pilotacs.sim.population;

import org.jspecify.annotations.NullMarked;
