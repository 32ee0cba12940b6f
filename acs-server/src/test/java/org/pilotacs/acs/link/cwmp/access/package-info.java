@NullMarked
package org.pilotacs.acs.link.cwmp.access;

import org.jspecify.annotations.NullMarked;
