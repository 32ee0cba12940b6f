@NullMarked
package org.pilotacs.acs.customer;

import org.jspecify.annotations.NullMarked;
