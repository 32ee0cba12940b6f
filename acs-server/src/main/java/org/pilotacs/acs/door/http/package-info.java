@NullMarked
package org.pilotacs.acs.door.http;

import org.jspecify.annotations.NullMarked;
