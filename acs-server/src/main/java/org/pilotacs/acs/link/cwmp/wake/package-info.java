/// How devices are asked to come at once: by HTTP (TR-069 Amendment 6, 3.2.2), by UDP through a NAT (Annex G), and by XMPP
/// (Annex K).
@NullMarked
package org.pilotacs.acs.link.cwmp.wake;

import org.jspecify.annotations.NullMarked;
