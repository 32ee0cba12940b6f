@NullMarked
package org.pilotacs.acs.intake;

import org.jspecify.annotations.NullMarked;
