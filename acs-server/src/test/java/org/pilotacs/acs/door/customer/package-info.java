@NullMarked
package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.NullMarked;
