@NullMarked
package org.pilotacs.sim;

import org.jspecify.annotations.NullMarked;
