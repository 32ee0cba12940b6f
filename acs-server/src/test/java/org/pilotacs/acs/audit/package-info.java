@NullMarked
package org.pilotacs.acs.audit;

import org.jspecify.annotations.NullMarked;
