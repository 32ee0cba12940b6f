/// Makes of what scripts declare about a device the requests that bring it about, one after the other, as GenieACS does: the
/// same requests in the same order. Knows no wire format.
@NullMarked
package org.pilotacs.acs.provisioning.engine;

import org.jspecify.annotations.NullMarked;
