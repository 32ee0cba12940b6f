@NullMarked
package org.pilotacs.agent.udp;

import org.jspecify.annotations.NullMarked;
