@NullMarked
package org.pilotacs.acs.door.ops;

import org.jspecify.annotations.NullMarked;
