@NullMarked
package org.pilotacs.acs.door.oidc;

import org.jspecify.annotations.NullMarked;
