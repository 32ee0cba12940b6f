package org.pilotacs.acs;

import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.door.oidc.OidcConfig;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.yaml.Kind;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The keys of `console.oidc` in `pilot.yaml`.
final class OidcSettings {
    private static final Kind<String> WORD = Kind.text("a text", Pattern.compile(".{1,200}"));

    static final Setting<String> ISSUER = Settings.one("console.oidc.issuer", Kind.text(),
            c -> c.console().oidc().issuer(),
            "Address of your identity provider (OpenID Connect) as it writes that itself,"
                    + " for example https://sso.example/realms/operator; empty for none");
    static final Setting<String> CLIENT_ID = Settings.one("console.oidc.client-id", Kind.text(),
            c -> c.console().oidc().client().id(), "What the provider calls this client");
    static final Setting<Secret> CLIENT_SECRET = Settings.one("console.oidc.client-secret", Kind.secretText(),
            c -> c.console().oidc().client().secret(),
            "What it gave this client to prove itself; empty for a public client");
    static final Setting<List<String>> SCOPES = Settings.many("console.oidc.scopes",
            Kind.text("a word", Pattern.compile("[!-~&&[^\"\\\\]]{1,100}")), c -> c.console().oidc().client().scopes(),
            "What the provider is asked for; openid must be among it");
    static final Setting<String> CLAIM = Settings.one("console.oidc.roles.claim", WORD,
            c -> c.console().oidc().roles().name(),
            "Claim of the ID token that says what somebody is; dots lead into objects,"
                    + " as in realm_access.roles");
    static final Map<Role, Setting<List<String>>> ROLES = roles();
    static final Setting<String> LABEL = Settings.one("console.oidc.label",
            Kind.text("a text, at most " + OidcConfig.MOST_LABEL + " characters",
                    Pattern.compile(".{0," + OidcConfig.MOST_LABEL + "}")),
            c -> c.console().oidc().label(),
            "What the button of the sign-in says; empty for our words, which are in each"
                    + " language");
    static final Setting<Boolean> LOCAL = Settings.one("console.oidc.local", Kind.bool(),
            c -> c.console().oidc().local(), "Let people also sign in to the console by accounts of Pilot's own and by"
                    + " console.token");

    static final List<Setting<?>> ALL = Stream
            .of(List.<Setting<?>>of(ISSUER, CLIENT_ID, CLIENT_SECRET, SCOPES, CLAIM), ROLES.values(),
                    List.<Setting<?>>of(LABEL, LOCAL))
            .<Setting<?>>flatMap(all -> all.stream()).toList();

    private OidcSettings() {}

    private static Map<Role, Setting<List<String>>> roles() {
        Map<Role, Setting<List<String>>> settings = new EnumMap<>(Role.class);
        for (Role role : Role.ofPeople()) {
            settings.put(role, Settings.many("console.oidc.roles." + role.wireName(), WORD,
                    c -> c.console().oidc().roles().of(role),
                    "Values of that claim that make somebody " + role.wireName()));
        }
        return settings;
    }
}
