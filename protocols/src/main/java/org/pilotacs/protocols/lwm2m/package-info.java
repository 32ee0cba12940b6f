/// What both ends of LwM2M must agree on: our own objects, the standard ones that no library brings, and their numbers.
@NullMarked
package org.pilotacs.protocols.lwm2m;

import org.jspecify.annotations.NullMarked;
