@NullMarked
package org.pilotacs.acs.campaign;

import org.jspecify.annotations.NullMarked;
