@NullMarked
package org.pilotacs.acs.errorcode;

import org.jspecify.annotations.NullMarked;
