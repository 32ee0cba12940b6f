@NullMarked
package org.pilotacs.acs.runtime;

import org.jspecify.annotations.NullMarked;
