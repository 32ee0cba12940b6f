@NullMarked
package org.pilotacs.agent.conf;

import org.jspecify.annotations.NullMarked;
