package org.pilotacs.acs.door.console;

import org.pilotacs.acs.network.Listening;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Loopback;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.runtime.Secret;

/// Where consultants' pages and the care API are served.
///
/// @param host address to listen on
/// @param port 0 for any free one
/// @param token bearer token for `/care/v1`; empty for none, which only loopback may have
public record ConsoleConfig(String host, int port, Secret token) {
    public static final Range<Integer> PORT = Listening.PORT;
    public static final Range<Integer> TOKEN_LENGTH = Range.of(16, 256);

    public static final ConsoleConfig DEFAULT = new ConsoleConfig("127.0.0.1", 3000, Secret.NONE);

    public ConsoleConfig {
        PORT.check("port", port);
        if (!token.isEmpty() && !TOKEN_LENGTH.contains(token.reveal().length())) {
            throw new BadSetting("token", "must have " + TOKEN_LENGTH + " characters");
        }
        if (token.isEmpty() && !Loopback.is(host)) {
            throw new BadSetting("host", "is beyond loopback and anybody would be let in: set console.token");
        }
    }
}
