package org.pilotacs.agent.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.digest.DigestChallenge;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// What a box says when the server asks who it is; Digest where it has the choice. Confined to the session's thread.
final class AcsCredentials {
    /// What was asked for.
    private sealed interface Asked {
        record Nothing() implements Asked {}

        record Basic() implements Asked {}

        record Digest(DigestChallenge challenge) implements Asked {}
    }

    private final String username;
    private final String password;
    private final RandomGenerator random;
    private Asked asked = new Asked.Nothing();
    private int uses;

    AcsCredentials(String username, String password, RandomGenerator random) {
        this.username = username;
        this.password = password;
        this.random = random;
    }

    /// Takes a challenge; false if there is no other answer to it than the one that was just refused.
    boolean challenged(List<String> challenges) {
        if (username.isEmpty()) {
            return false;
        }
        for (String header : challenges) {
            DigestChallenge digest = DigestChallenge.parse(header);
            if (digest != null) {
                boolean fresh = !asked.equals(new Asked.Digest(digest));
                asked = new Asked.Digest(digest);
                uses = 0;
                return fresh;
            }
        }
        boolean basic = challenges.stream().anyMatch(header -> header.toLowerCase(Locale.ROOT).startsWith("basic"));
        boolean fresh = basic && !(asked instanceof Asked.Basic);
        asked = basic ? new Asked.Basic() : asked;
        return fresh;
    }

    /// The Authorization value of the next post; null while nobody has asked.
    @Nullable
    String header(URI address) {
        return switch (asked) {
            case Asked.Nothing _ -> null;
            case Asked.Basic _ -> "Basic "
                    + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
            case Asked.Digest(var challenge) -> {
                uses++;
                yield challenge.respond(username, password, "POST", target(address),
                        HexFormat.of().toHexDigits(random.nextLong()), uses).format();
            }
        };
    }

    private static String target(URI address) {
        String path = address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        return address.getRawQuery() == null ? path : path + "?" + address.getRawQuery();
    }
}
