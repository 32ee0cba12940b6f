@NullMarked
package org.pilotacs.sim.headend;

import org.jspecify.annotations.NullMarked;
