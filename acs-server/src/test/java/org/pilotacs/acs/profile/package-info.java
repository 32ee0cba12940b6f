@NullMarked
package org.pilotacs.acs.profile;

import org.jspecify.annotations.NullMarked;
