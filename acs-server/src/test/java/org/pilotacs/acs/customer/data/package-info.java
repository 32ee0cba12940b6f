@NullMarked
package org.pilotacs.acs.customer.data;

import org.jspecify.annotations.NullMarked;
