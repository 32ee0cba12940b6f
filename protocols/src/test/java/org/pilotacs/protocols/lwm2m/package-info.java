@NullMarked
package org.pilotacs.protocols.lwm2m;

import org.jspecify.annotations.NullMarked;
