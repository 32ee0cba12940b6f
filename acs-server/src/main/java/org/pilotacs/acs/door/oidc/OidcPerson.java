package org.pilotacs.acs.door.oidc;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Account;
import org.pilotacs.acs.account.Role;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Somebody whom the provider knows.
///
/// @param subject what it never calls anybody else
/// @param name what it calls them in front of people, in small letters; not theirs alone
/// @param role null if none that it says is one of ours
public record OidcPerson(String issuer, String subject, String name, @Nullable Role role) {
    private static final int MOST_NAME = 100;

    /// @param claims of a token that was checked
    static OidcPerson of(Map<String, Object> claims, OidcConfig config) {
        String subject = String.valueOf(claims.get("sub"));
        String name = Stream.of("preferred_username", "email", "name", "sub").map(claims::get)
                .filter(String.class::isInstance).map(one -> plain((String) one)).filter(one -> !one.isEmpty())
                .findFirst().orElse("?");
        Optional<Role> role = config.roles().in(claims);
        return new OidcPerson(config.issuer(), subject, name, role.orElse(null));
    }

    /// As it can stand in a line of the trail.
    private static String plain(String name) {
        String plain = Account.plain(name.replaceAll("[^\\p{L}\\p{N}._@+ -]", ""));
        return plain.substring(0, Math.min(plain.length(), MOST_NAME)).strip();
    }
}
