@NullMarked
package org.pilotacs.acs.link.satellite.payload;

import org.jspecify.annotations.NullMarked;
