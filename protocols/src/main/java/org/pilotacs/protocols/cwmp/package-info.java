@NullMarked
package org.pilotacs.protocols.cwmp;

import org.jspecify.annotations.NullMarked;
