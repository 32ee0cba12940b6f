/// A board and a clock on the work bench.
@NullMarked
package org.pilotacs.agent.bench;

import org.jspecify.annotations.NullMarked;
