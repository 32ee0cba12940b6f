@NullMarked
package org.pilotacs.acs.door.jwt;

import org.jspecify.annotations.NullMarked;
