/// A population of boxes under a rollout, without sockets and in virtual time: who is heard when, what becomes of new firmware, and
/// what is seen afterwards. Start with [org.pilotacs.sim.rollout.Population].
@NullMarked
package org.pilotacs.sim.rollout;

import org.jspecify.annotations.NullMarked;
