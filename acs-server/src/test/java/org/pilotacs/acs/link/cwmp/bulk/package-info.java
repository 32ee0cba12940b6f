@NullMarked
package org.pilotacs.acs.link.cwmp.bulk;

import org.jspecify.annotations.NullMarked;
