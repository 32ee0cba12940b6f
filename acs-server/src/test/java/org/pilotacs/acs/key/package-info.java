@NullMarked
package org.pilotacs.acs.key;

import org.jspecify.annotations.NullMarked;
