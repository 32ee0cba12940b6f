@NullMarked
package org.pilotacs.sim.vendor;

import org.jspecify.annotations.NullMarked;
