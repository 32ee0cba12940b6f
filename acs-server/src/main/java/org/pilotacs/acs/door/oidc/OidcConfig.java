package org.pilotacs.acs.door.oidc;

import org.pilotacs.acs.door.jwt.ProviderWire;
import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Secret;

import java.net.URI;
import java.util.List;

/// The operator's identity provider.
///
/// @param issuer its address as it writes that itself; empty for none
/// @param label of the button that leads to it; empty for our words
/// @param local whether people may also sign in by accounts of ours and by `console.token`
public record OidcConfig(String issuer, Client client, RoleClaim roles, String label, boolean local) {
    public static final int MOST_LABEL = 60;
    private static final int MOST_ISSUER = 255;

    public static final OidcConfig NONE = new OidcConfig("",
            new Client("", Secret.NONE, List.of("openid", "profile", "email")), RoleClaim.none("roles"), "", true);

    /// What it knows us as.
    ///
    /// @param secret empty if it gave us none, so that PKCE alone proves that an answer is ours
    public record Client(String id, Secret secret, List<String> scopes) {
        public Client {
            scopes = List.copyOf(scopes);
        }
    }

    public OidcConfig {
        if (issuer.isEmpty()) {
            if (!client.id.isEmpty()) {
                throw new BadSetting("issuer", "is missing: set it to the address of your identity provider");
            }
            if (!local) {
                throw new BadSetting("local", "is false and nobody could sign in: set console.oidc.issuer");
            }
        } else {
            check(issuer, client, roles);
        }
    }

    private static void check(String issuer, Client client, RoleClaim roles) {
        if (issuer.length() > MOST_ISSUER || !issuer.matches("https?://[A-Za-z0-9.:\\[\\]-]{1,200}(/[!-~&&[^?#]]*)?")) {
            throw new BadSetting("issuer", "must be https:// with a host and perhaps a port and a path");
        }
        if (!ProviderWire.isSafe(URI.create(issuer))) {
            throw new BadSetting("issuer", "must be https://; http:// is for this machine alone");
        }
        if (client.id.isEmpty()) {
            throw new BadSetting("client-id", "is missing: set it to what the provider calls this client");
        }
        if (!client.scopes.contains("openid")) {
            throw new BadSetting("scopes", "must contain openid");
        }
        if (roles.isEmpty()) {
            throw new BadSetting("roles.care", "is empty and so are the other roles: say which values of the claim "
                    + roles.name() + " make somebody care, engineer, admin or auditor");
        }
    }

    public boolean isOn() {
        return !issuer.isEmpty();
    }
}
