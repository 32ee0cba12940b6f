@NullMarked
package org.pilotacs.acs.file;

import org.jspecify.annotations.NullMarked;
