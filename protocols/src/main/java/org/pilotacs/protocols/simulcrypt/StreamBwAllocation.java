package org.pilotacs.protocols.simulcrypt;

import org.jspecify.annotations.Nullable;

/// How much a stream may send (6.2.5): the answer to a [StreamBwRequest], which may have asked for more. May also come
/// unasked, when the multiplexer changes its mind.
///
/// @param bandwidth in kbit/s, 16 bits, allocated; null if that is not known
public record StreamBwAllocation(ClientId clientId, StreamRef stream, @Nullable Integer bandwidth) implements FromMux {
    public StreamBwAllocation {
        if (bandwidth != null) {
            Unsigned.check("a bandwidth in kbit/s", bandwidth, Short.SIZE);
        }
    }
}
