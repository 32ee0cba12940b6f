@NullMarked
package org.pilotacs.agent.cwmp;

import org.jspecify.annotations.NullMarked;
