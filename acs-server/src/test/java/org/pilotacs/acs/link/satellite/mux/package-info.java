@NullMarked
package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.NullMarked;
