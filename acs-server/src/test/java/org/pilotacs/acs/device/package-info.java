@NullMarked
package org.pilotacs.acs.device;

import org.jspecify.annotations.NullMarked;
