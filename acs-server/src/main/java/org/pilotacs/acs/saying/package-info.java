@NullMarked
package org.pilotacs.acs.saying;

import org.jspecify.annotations.NullMarked;
