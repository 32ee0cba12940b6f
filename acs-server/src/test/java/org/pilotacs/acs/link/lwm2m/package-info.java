@NullMarked
package org.pilotacs.acs.link.lwm2m;

import org.jspecify.annotations.NullMarked;
