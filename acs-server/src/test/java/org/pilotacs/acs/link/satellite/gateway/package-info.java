@NullMarked
package org.pilotacs.acs.link.satellite.gateway;

import org.jspecify.annotations.NullMarked;
