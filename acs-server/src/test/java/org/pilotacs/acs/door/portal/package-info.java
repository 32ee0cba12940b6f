@NullMarked
package org.pilotacs.acs.door.portal;

import org.jspecify.annotations.NullMarked;
