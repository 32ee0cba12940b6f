package org.pilotacs.protocols.simulcrypt;

import org.jspecify.annotations.Nullable;

/// Asks for bandwidth, or what there is (6.2.5). Answered by a [StreamBwAllocation].
///
/// @param bandwidth in kbit/s, 16 bits, asked for; null to ask what is allocated
public record StreamBwRequest(ClientId clientId, StreamRef stream, @Nullable Integer bandwidth) implements FromEmmg {
    public StreamBwRequest {
        if (bandwidth != null) {
            Unsigned.check("a bandwidth in kbit/s", bandwidth, Short.SIZE);
        }
    }
}
