/// A real XMPP server for tests.
@NullMarked
package org.pilotacs.acs.xmpp;

import org.jspecify.annotations.NullMarked;
