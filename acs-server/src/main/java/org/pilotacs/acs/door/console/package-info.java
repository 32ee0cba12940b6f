@NullMarked
package org.pilotacs.acs.door.console;

import org.jspecify.annotations.NullMarked;
