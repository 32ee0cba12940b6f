@NullMarked
package org.pilotacs.acs.firmware;

import org.jspecify.annotations.NullMarked;
