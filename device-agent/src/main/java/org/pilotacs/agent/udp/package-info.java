/// The UDP side of a box: keeps a way open through the NAT in front of it, and hears connection requests that come by it
/// (TR-069 Amendment 6, Annex G).
@NullMarked
package org.pilotacs.agent.udp;

import org.jspecify.annotations.NullMarked;
