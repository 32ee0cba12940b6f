@NullMarked
package org.pilotacs.sim.rollout;

import org.jspecify.annotations.NullMarked;
