@NullMarked
package org.pilotacs.agent.board;

import org.jspecify.annotations.NullMarked;
