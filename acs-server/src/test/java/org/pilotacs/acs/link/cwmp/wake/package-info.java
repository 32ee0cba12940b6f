@NullMarked
package org.pilotacs.acs.link.cwmp.wake;

import org.jspecify.annotations.NullMarked;
