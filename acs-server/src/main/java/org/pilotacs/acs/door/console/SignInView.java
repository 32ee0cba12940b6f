package org.pilotacs.acs.door.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// What the page that asks who is there shows.
///
/// @param back where to go on
/// @param wrong why the last try did not let in, empty if there was none
/// @param name as it was typed
/// @param byName whether there are names and passwords
/// @param byToken whether there is a token
/// @param provider what the way to the identity provider is called; empty if there is none
public record SignInView(String back, String wrong, String name, boolean byName, boolean byToken,
        String provider) {
    /// The way to the identity provider.
    public String providerHref() {
        return "/sign-in/provider?back=" + URLEncoder.encode(back, StandardCharsets.UTF_8);
    }
}
