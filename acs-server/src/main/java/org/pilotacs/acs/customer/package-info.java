/// Customers who help themselves: how they come in, how they say once more that it is they, and how often they may ask for what.
@NullMarked
package org.pilotacs.acs.customer;

import org.jspecify.annotations.NullMarked;
