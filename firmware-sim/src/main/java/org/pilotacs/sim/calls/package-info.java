/// Customers, many in a short time: who call consultants, whose boxes only listen, and who help themselves.
@NullMarked
package org.pilotacs.sim.calls;

import org.jspecify.annotations.NullMarked;
