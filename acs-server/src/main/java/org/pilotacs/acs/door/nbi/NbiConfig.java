package org.pilotacs.acs.door.nbi;

import org.pilotacs.acs.network.Listening;
import org.pilotacs.acs.runtime.Range;

/// Where the northbound interface is served.
///
/// @param host address to listen on; beyond loopback it lets in only who has a token
/// @param port 0 for any free one
public record NbiConfig(String host, int port) {
    public static final Range<Integer> PORT = Listening.PORT;

    public static final NbiConfig DEFAULT = new NbiConfig("127.0.0.1", 7557);

    public NbiConfig {
        PORT.check("port", port);
    }
}
