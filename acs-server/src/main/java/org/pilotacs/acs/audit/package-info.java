/// Who did what, when, and of which customer's box: kept, and never changed.
@NullMarked
package org.pilotacs.acs.audit;

import org.jspecify.annotations.NullMarked;
