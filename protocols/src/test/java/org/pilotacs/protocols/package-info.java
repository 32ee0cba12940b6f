@NullMarked
package org.pilotacs.protocols;

import org.jspecify.annotations.NullMarked;
