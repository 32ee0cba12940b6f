@NullMarked
package org.pilotacs.acs.link.lwm2m.registration;

import org.jspecify.annotations.NullMarked;
