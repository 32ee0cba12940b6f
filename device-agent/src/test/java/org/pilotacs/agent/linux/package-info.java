@NullMarked
package org.pilotacs.agent.linux;

import org.jspecify.annotations.NullMarked;
