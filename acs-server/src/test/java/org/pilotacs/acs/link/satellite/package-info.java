@NullMarked
package org.pilotacs.acs.link.satellite;

import org.jspecify.annotations.NullMarked;
