@NullMarked
package org.pilotacs.acs.launcher;

import org.jspecify.annotations.NullMarked;
