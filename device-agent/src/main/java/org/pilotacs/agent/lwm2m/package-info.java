/// A box's side of LwM2M 1.1: its board as objects, over Leshan's client.
@NullMarked
package org.pilotacs.agent.lwm2m;

import org.jspecify.annotations.NullMarked;
