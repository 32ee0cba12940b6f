/// Customers whose boxes only listen, many in a short time, and who helps them.
@NullMarked
package org.pilotacs.sim.calls;

import org.jspecify.annotations.NullMarked;
