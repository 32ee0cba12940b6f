/// The self-service API, `/self-service/v1`: what the operator's portal, app and phone menu ask for one customer.
@NullMarked
package org.pilotacs.acs.door.selfservice;

import org.jspecify.annotations.NullMarked;
