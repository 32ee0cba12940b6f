@NullMarked
package org.pilotacs.acs.door;

import org.jspecify.annotations.NullMarked;
