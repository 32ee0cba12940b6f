/// One operation for many devices, in waves that gates stop before they hurt.
@NullMarked
package org.pilotacs.acs.campaign;

import org.jspecify.annotations.NullMarked;
