@NullMarked
package org.pilotacs.agent.lwm2m;

import org.jspecify.annotations.NullMarked;
