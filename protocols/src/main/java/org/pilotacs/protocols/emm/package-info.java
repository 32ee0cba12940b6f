/// Broadcast management of one-way boxes: EMM sections, the transport packets and the CAT that carry them, and the open
/// payload REF-1. Bytes to records and back; nothing here sends.
@NullMarked
package org.pilotacs.protocols.emm;

import org.jspecify.annotations.NullMarked;
