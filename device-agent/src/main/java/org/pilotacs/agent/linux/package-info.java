/// A board that is the Linux machine we run on: what the kernel says of it, and what its maker's programs do.
@NullMarked
package org.pilotacs.agent.linux;

import org.jspecify.annotations.NullMarked;
