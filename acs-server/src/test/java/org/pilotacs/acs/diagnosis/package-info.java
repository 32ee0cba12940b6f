@NullMarked
package org.pilotacs.acs.diagnosis;

import org.jspecify.annotations.NullMarked;
