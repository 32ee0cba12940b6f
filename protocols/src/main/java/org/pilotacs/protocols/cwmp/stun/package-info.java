/// Waking a device behind NAT (TR-069 Amendment 6, Annex G): STUN as devices really speak it, and the UDP connection
/// request, both sides of each. Bytes to records and back; nothing here sends.
@NullMarked
package org.pilotacs.protocols.cwmp.stun;

import org.jspecify.annotations.NullMarked;
