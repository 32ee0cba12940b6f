package org.pilotacs.acs.door.console;

import org.pilotacs.acs.door.oidc.OidcConfig;
import org.pilotacs.acs.network.Listening;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Loopback;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.runtime.Secret;

/// Where consultants' pages and the care API are served.
///
/// @param host address to listen on
/// @param port 0 for any free one
/// @param url where browsers reach it, without a path; empty for the port at the host
/// @param token bearer token for `/care/v1`; empty for none, which only loopback may have unless there is a provider
/// @param oidc the identity provider by which people sign in
public record ConsoleConfig(String host, int port, String url, Secret token, OidcConfig oidc) {
    public static final Range<Integer> PORT = Listening.PORT;
    public static final Range<Integer> TOKEN_LENGTH = Range.of(16, 256);

    public static final ConsoleConfig DEFAULT = new ConsoleConfig("127.0.0.1", 3000, "", Secret.NONE, OidcConfig.NONE);

    public ConsoleConfig {
        PORT.check("port", port);
        if (!token.isEmpty() && !TOKEN_LENGTH.contains(token.reveal().length())) {
            throw new BadSetting("token", "must have " + TOKEN_LENGTH + " characters");
        }
        if (token.isEmpty() && !oidc.isOn() && !Loopback.is(host)) {
            throw new BadSetting("host",
                    "is beyond loopback and anybody would be let in: set console.token or console.oidc.issuer");
        }
        if (!url.isEmpty() && !url.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,200}")) {
            throw new BadSetting("url", "must be http:// or https:// with a host and perhaps a port, and no path");
        }
        if (url.isEmpty() && oidc.isOn() && !Loopback.is(host)) {
            throw new BadSetting("url", "is missing: the identity provider sends people back there; set it to the"
                    + " address that browsers use, for example https://pilot.example");
        }
    }
}
