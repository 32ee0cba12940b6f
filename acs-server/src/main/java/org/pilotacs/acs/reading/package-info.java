@NullMarked
package org.pilotacs.acs.reading;

import org.jspecify.annotations.NullMarked;
