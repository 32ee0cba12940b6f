/// A server of a few dozen lines to try boxes against.
@NullMarked
package org.pilotacs.sim.acs;

import org.jspecify.annotations.NullMarked;
