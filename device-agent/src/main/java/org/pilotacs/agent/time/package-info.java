@NullMarked
package org.pilotacs.agent.time;

import org.jspecify.annotations.NullMarked;
