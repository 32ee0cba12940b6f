@NullMarked
package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.NullMarked;
