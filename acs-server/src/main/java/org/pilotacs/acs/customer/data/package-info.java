/// What is kept about a customer: given out as one document, and erased.
@NullMarked
package org.pilotacs.acs.customer.data;

import org.jspecify.annotations.NullMarked;
