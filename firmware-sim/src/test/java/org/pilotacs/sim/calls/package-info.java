@NullMarked
package org.pilotacs.sim.calls;

import org.jspecify.annotations.NullMarked;
