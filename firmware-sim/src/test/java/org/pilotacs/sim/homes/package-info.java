@NullMarked
package org.pilotacs.sim.homes;

import org.jspecify.annotations.NullMarked;
