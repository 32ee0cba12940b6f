@NullMarked
package org.pilotacs.acs.bench;

import org.jspecify.annotations.NullMarked;
