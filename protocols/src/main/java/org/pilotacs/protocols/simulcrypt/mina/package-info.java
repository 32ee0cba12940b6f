/// The protocol of [org.pilotacs.protocols.simulcrypt] as filters of Apache MINA. The only package that sees MINA.
@NullMarked
package org.pilotacs.protocols.simulcrypt.mina;

import org.jspecify.annotations.NullMarked;
