@NullMarked
package org.pilotacs.agent.dvb;

import org.jspecify.annotations.NullMarked;
