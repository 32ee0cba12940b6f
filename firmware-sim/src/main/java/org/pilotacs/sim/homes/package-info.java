/// Homes with known faults: what a server could know of each, and what is really wrong there.
@NullMarked
package org.pilotacs.sim.homes;

import org.jspecify.annotations.NullMarked;
