@NullMarked
package org.pilotacs.agent.emm;

import org.jspecify.annotations.NullMarked;
