/// The XMPP side of a box: an account at a server by which it hears connection requests (TR-069 Amendment 6, Annex K).
@NullMarked
package org.pilotacs.agent.xmpp;

import org.jspecify.annotations.NullMarked;
