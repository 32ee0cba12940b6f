@NullMarked
package org.pilotacs.acs.door.files;

import org.jspecify.annotations.NullMarked;
