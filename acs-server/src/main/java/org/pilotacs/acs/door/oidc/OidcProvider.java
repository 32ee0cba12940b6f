package org.pilotacs.acs.door.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.jwt.ProviderWire;
import org.pilotacs.acs.door.jwt.UntrustedException;
import org.pilotacs.acs.runtime.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/// The provider, asked when somebody signs in and not before: it may be away while we start. Blocks. Safe for any number of
/// threads.
final class OidcProvider implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(OidcProvider.class);
    /// How long what it says of itself is good for.
    private static final Duration FRESH = Duration.ofHours(1);
    /// Before it is asked again after it did not answer: whoever comes meanwhile need not wait for it.
    private static final Duration AWAY = Duration.ofSeconds(5);

    private final OidcConfig config;
    private final Clock clock;
    private final ProviderWire wire = new ProviderWire();
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable Known known;
    private @Nullable Failed failed;

    private record Known(Endpoints endpoints, IdTokens tokens, Instant until) {}

    private record Failed(IOException why, Instant until) {}

    OidcProvider(OidcConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    /// Where the browser is to go to sign in.
    ///
    /// @param redirect where it comes back to
    /// @throws IOException if the provider cannot be reached
    URI authorization(Attempt attempt, URI redirect) throws IOException {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", config.client().id());
        query.put("redirect_uri", redirect.toString());
        query.put("scope", String.join(" ", config.client().scopes()));
        query.put("state", attempt.state());
        query.put("nonce", attempt.nonce());
        query.put("code_challenge", attempt.challenge());
        query.put("code_challenge_method", "S256");
        return with(known().endpoints.authorization(), query);
    }

    private static URI with(URI address, Map<String, String> query) {
        return URI.create(address + (address.getRawQuery() == null ? "?" : "&") + ProviderWire.encoded(query));
    }

    /// The ID token that the provider gives for a code.
    ///
    /// @throws UntrustedException if it gives none for it
    /// @throws IOException if it cannot be reached
    String redeem(String code, Attempt attempt, URI redirect) throws IOException, UntrustedException {
        Endpoints endpoints = known().endpoints;
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", redirect.toString());
        form.put("code_verifier", attempt.verifier());
        form.put("client_id", config.client().id());
        Secret secret = config.client().secret();
        boolean basic = !secret.isEmpty() && endpoints.takesBasic();
        if (!secret.isEmpty() && !basic) {
            form.put("client_secret", secret.reveal());
        }
        ProviderWire.Reply reply = wire.post(endpoints.token(), form, basic ? basic(secret) : "");
        if (reply.status() >= 500) {
            throw new IOException("status " + reply.status() + " for a code");
        }
        JsonNode said = Endpoints.json(reply.text());
        String token = said.path("id_token").asText("");
        if (reply.status() != 200 || token.isEmpty()) {
            throw new UntrustedException("no ID token for a code: status " + reply.status() + ", error "
                    + said.path("error").asText("none") + " " + said.path("error_description").asText(""));
        }
        return token;
    }

    /// RFC 6749, 2.3.1: both parts are encoded as a form's before they are put together.
    private String basic(Secret secret) {
        String both = ProviderWire.encoded(config.client().id()) + ":" + ProviderWire.encoded(secret.reveal());
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    /// What an ID token says.
    ///
    /// @throws UntrustedException if it is not the provider's, or not of this attempt
    /// @throws IOException if the provider's keys cannot be had
    Map<String, Object> verified(String token, Attempt attempt) throws IOException, UntrustedException {
        return known().tokens.verified(token, attempt.nonce());
    }

    /// Where the browser is to go to sign out there too (OpenID Connect RP-Initiated Logout 1.0); null if it cannot.
    ///
    /// @param token that the provider gave when the person signed in; empty if it is not known any more
    /// @param after where the browser is to go then
    @Nullable
    URI endSession(Secret token, URI after) {
        try {
            URI address = known().endpoints.endSession();
            if (address == null) {
                return null;
            }
            Map<String, String> query = new LinkedHashMap<>();
            if (!token.isEmpty()) {
                query.put("id_token_hint", token.reveal());
            }
            query.put("client_id", config.client().id());
            query.put("post_logout_redirect_uri", after.toString());
            return with(address, query);
        } catch (IOException _) {
            return null;
        }
    }

    boolean signsOut() {
        try {
            return known().endpoints.endSession() != null;
        } catch (IOException _) {
            return false;
        }
    }

    /// One asks and the others wait for the answer; what was known before is used on if there is none.
    private Known known() throws IOException {
        asking.lock();
        try {
            Instant now = clock.instant();
            if (known != null && now.isBefore(known.until)) {
                return known;
            }
            if (failed != null && now.isBefore(failed.until)) {
                return stale(failed.why);
            }
            try {
                known = ask(now);
                failed = null;
                return known;
            } catch (IOException e) {
                log.atWarn().addKeyValue("issuer", config.issuer()).setCause(e)
                        .log("the identity provider cannot be asked");
                failed = new Failed(e, now.plus(AWAY));
                return stale(e);
            }
        } finally {
            asking.unlock();
        }
    }

    private Known stale(IOException why) throws IOException {
        if (known == null) {
            throw new IOException(why.getMessage(), why);
        }
        return known;
    }

    private Known ask(Instant now) throws IOException {
        ProviderWire.Reply reply = wire.get(Endpoints.description(config.issuer()));
        if (reply.status() != 200) {
            throw new IOException("status " + reply.status() + " for what it says of itself");
        }
        Endpoints endpoints = Endpoints.of(reply.text(), config.issuer());
        IdTokens tokens = known != null && known.endpoints.keys().equals(endpoints.keys())
                ? known.tokens
                : new IdTokens(config.issuer(), config.client().id(), endpoints.keys(), wire, clock);
        return new Known(endpoints, tokens, now.plus(FRESH));
    }

    @Override
    public void close() {
        wire.close();
    }
}
