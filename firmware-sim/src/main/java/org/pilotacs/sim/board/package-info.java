@NullMarked
package org.pilotacs.sim.board;

import org.jspecify.annotations.NullMarked;
