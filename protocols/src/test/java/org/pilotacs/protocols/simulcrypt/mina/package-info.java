@NullMarked
package org.pilotacs.protocols.simulcrypt.mina;

import org.jspecify.annotations.NullMarked;
