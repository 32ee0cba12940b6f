/// Satellite front ends of Linux (`/dev/dvb/adapterN/frontendM`), read through the kernel's DVB API version 5 without touching
/// what the box's own player has tuned; and sections from its demultiplexers.
@NullMarked
package org.pilotacs.agent.dvb;

import org.jspecify.annotations.NullMarked;
