/// From what is known of a home to what is probably wrong with it, why we think so, and what to do next.
@NullMarked
package org.pilotacs.acs.diagnosis;

import org.jspecify.annotations.NullMarked;
