/// Who is registered by LwM2M, and what we observe of them: kept in the database, so that it outlives the server.
@NullMarked
package org.pilotacs.acs.link.lwm2m.registration;

import org.jspecify.annotations.NullMarked;
