@NullMarked
package org.pilotacs.protocols.cwmp.stun;

import org.jspecify.annotations.NullMarked;
