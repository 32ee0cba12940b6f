@NullMarked
package org.pilotacs.acs.complaint;

import org.jspecify.annotations.NullMarked;
