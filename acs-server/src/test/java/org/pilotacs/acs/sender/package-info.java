@NullMarked
package org.pilotacs.acs.sender;

import org.jspecify.annotations.NullMarked;
