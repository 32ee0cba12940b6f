@NullMarked
package org.pilotacs.sim.fault;

import org.jspecify.annotations.NullMarked;
