/// What can be seen of a home, worked out of its readings and of what is known around it. Pure functions.
@NullMarked
package org.pilotacs.acs.diagnosis.sign;

import org.jspecify.annotations.NullMarked;
