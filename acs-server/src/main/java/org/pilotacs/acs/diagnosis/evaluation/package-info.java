/// How good the diagnosis is, held against homes of which it is known what is wrong with them.
@NullMarked
package org.pilotacs.acs.diagnosis.evaluation;

import org.jspecify.annotations.NullMarked;
