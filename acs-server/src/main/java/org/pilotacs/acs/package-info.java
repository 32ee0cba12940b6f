@NullMarked
package org.pilotacs.acs;

import org.jspecify.annotations.NullMarked;
