@NullMarked
package org.pilotacs.sim.router;

import org.jspecify.annotations.NullMarked;
