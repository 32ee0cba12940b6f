@NullMarked
package org.pilotacs.acs.link.satellite.carousel;

import org.jspecify.annotations.NullMarked;
