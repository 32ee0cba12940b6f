@NullMarked
package org.pilotacs.sim.lwm2m;

import org.jspecify.annotations.NullMarked;
