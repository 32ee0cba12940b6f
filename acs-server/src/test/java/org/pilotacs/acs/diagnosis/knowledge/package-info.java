@NullMarked
package org.pilotacs.acs.diagnosis.knowledge;

import org.jspecify.annotations.NullMarked;
