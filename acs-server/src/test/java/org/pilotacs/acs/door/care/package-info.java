@NullMarked
package org.pilotacs.acs.door.care;

import org.jspecify.annotations.NullMarked;
