@NullMarked
package org.pilotacs.acs.broadcast;

import org.jspecify.annotations.NullMarked;
