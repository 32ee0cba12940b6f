/// Boxes that speak LwM2M against Leshan's server, which is not of our making, over real sockets.
@NullMarked
package org.pilotacs.sim.lwm2m;

import org.jspecify.annotations.NullMarked;
