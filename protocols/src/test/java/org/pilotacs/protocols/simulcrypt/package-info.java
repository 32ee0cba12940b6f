@NullMarked
package org.pilotacs.protocols.simulcrypt;

import org.jspecify.annotations.NullMarked;
