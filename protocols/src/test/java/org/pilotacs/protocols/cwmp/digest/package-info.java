@NullMarked
package org.pilotacs.protocols.cwmp.digest;

import org.jspecify.annotations.NullMarked;
