package org.pilotacs.acs.link.cwmp.wake;

import org.pilotacs.acs.network.Listening;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.runtime.Secret;

/// The UDP port that answers STUN and sends UDP connection requests (TR-069 Amendment 6, Annex G).
///
/// @param enabled whether there is one
/// @param port 0 for any free one
/// @param stunPassword what devices sign their requests with; empty if they sign nothing
/// @param rate requests a second from one address that are answered
public record UdpConfig(boolean enabled, int port, Secret stunPassword, int rate) {
    public static final Range<Integer> PORT = Listening.PORT;
    public static final Range<Integer> RATE = Range.of(1, 100_000);

    public static final UdpConfig DEFAULT = new UdpConfig(false, 3478, Secret.NONE, 100);

    public UdpConfig {
        PORT.check("port", port);
        RATE.check("rate-per-address", rate);
    }
}
