@NullMarked
package org.pilotacs.acs.meter;

import org.jspecify.annotations.NullMarked;
