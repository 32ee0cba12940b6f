@NullMarked
package org.pilotacs.acs.diagnosis.evaluation;

import org.jspecify.annotations.NullMarked;
