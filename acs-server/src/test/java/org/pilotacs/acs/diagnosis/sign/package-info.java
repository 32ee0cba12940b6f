@NullMarked
package org.pilotacs.acs.diagnosis.sign;

import org.jspecify.annotations.NullMarked;
