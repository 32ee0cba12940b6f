@NullMarked
package org.pilotacs.acs.equipment;

import org.jspecify.annotations.NullMarked;
