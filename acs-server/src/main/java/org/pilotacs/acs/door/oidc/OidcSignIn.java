package org.pilotacs.acs.door.oidc;

import org.pilotacs.acs.door.jwt.UntrustedException;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.Remembered;
import org.pilotacs.acs.runtime.SealedByAnotherException;
import org.pilotacs.acs.runtime.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// How somebody signs in by the provider, without a word of HTTP between browser and us. Safe for any number of threads.
public final class OidcSignIn implements AutoCloseable {
    /// Where the provider sends browsers back to.
    public static final String RETURN_PATH = "/sign-in/return";

    /// How long somebody may take there.
    public static final Duration PATIENCE = Attempt.MOST;

    private static final Logger log = LoggerFactory.getLogger(OidcSignIn.class);
    private static final String TOKEN_PURPOSE = "console ID token";
    /// Answers that are known to have been used; the provider's codes are good for one use besides.
    private static final int MOST_USED = 20_000;

    private final OidcConfig config;
    private final OidcProvider provider;
    private final MasterKey key;
    private final Supplier<URI> home;
    private final Clock clock;
    private final RandomGenerator random;
    private final Remembered<String, Boolean> used = new Remembered<>(MOST_USED);

    /// A sign-in that begins.
    ///
    /// @param to where the browser goes
    /// @param cookie what it keeps until it is back
    public record Begun(URI to, String cookie) {}

    /// What the provider sent a browser back with. Empty for what is not there.
    ///
    /// @param issuer who says to have answered (RFC 9207)
    /// @param error in place of a code
    public record Returned(String state, String code, String issuer, String error) {}

    /// How a sign-in came out.
    public sealed interface Result {}

    /// @param back where to go on
    /// @param token that signs the person out there later; empty if it cannot
    public record Known(OidcPerson person, String back, Secret token) implements Result {}

    /// It was not begun in this browser, or too long ago, or it is over.
    public record Stale() implements Result {}

    /// The person did not go through with it.
    public record CalledOff() implements Result {}

    /// @param error as OAuth names it
    public record Refused(String error) implements Result {}

    /// What came is not the provider's word to us; the log says why.
    public record Untrusted() implements Result {}

    /// The provider cannot be reached; the log says why.
    public record Unreachable() implements Result {}

    /// @param home where browsers reach the console, without a path
    /// @param random unguessable
    public OidcSignIn(OidcConfig config, MasterKey key, Supplier<URI> home, Clock clock, RandomGenerator random) {
        this.config = config;
        this.provider = new OidcProvider(config, clock);
        this.key = key;
        this.home = home;
        this.clock = clock;
        this.random = random;
    }

    public OidcConfig config() {
        return config;
    }

    /// Empty if the provider cannot be reached.
    ///
    /// @param back where to go on afterwards
    public Optional<Begun> begin(String back) {
        Attempt attempt = Attempt.begin(back, random, clock.instant());
        try {
            return Optional.of(new Begun(provider.authorization(attempt, redirect()), attempt.sealed(key)));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private URI redirect() {
        return home.get().resolve(RETURN_PATH);
    }

    /// @param cookie that [#begin] gave the browser; empty if it has none
    public Result finish(Returned returned, String cookie) {
        Optional<Attempt> open = Attempt.open(returned.state, cookie, key, clock.instant());
        if (open.isEmpty() || isUsed(returned.state)) {
            return new Stale();
        }
        if (!returned.issuer.isEmpty() && !returned.issuer.equals(config.issuer())) {
            log.atWarn().addKeyValue("issuer", returned.issuer).log("another provider than ours answered a sign-in");
            return new Untrusted();
        }
        if (!returned.error.isEmpty()) {
            return returned.error.equals("access_denied") ? new CalledOff() : new Refused(returned.error);
        }
        return redeemed(returned.code, open.get());
    }

    private boolean isUsed(String state) {
        boolean[] before = new boolean[1];
        var _ = used.change(state, (_, known) -> {
            before[0] = known != null;
            return true;
        });
        return before[0];
    }

    private Result redeemed(String code, Attempt attempt) {
        try {
            String token = provider.redeem(code, attempt, redirect());
            OidcPerson person = OidcPerson.of(provider.verified(token, attempt), config);
            return new Known(person, attempt.back(), provider.signsOut() ? Secret.of(token) : Secret.NONE);
        } catch (UntrustedException e) {
            log.atWarn().addKeyValue("issuer", config.issuer()).setCause(e).log("a sign-in was not trusted");
            return new Untrusted();
        } catch (IOException e) {
            log.atWarn().addKeyValue("issuer", config.issuer()).setCause(e).log("a sign-in could not be finished");
            return new Unreachable();
        }
    }

    /// A token as a browser may keep it, for one session alone.
    ///
    /// @param token empty if it is too long to be kept: the provider asks then whether to sign out
    public String sealed(Secret token, Secret session) {
        return Base64.getUrlEncoder().withoutPadding()
                .encodeToString(key.seal(TOKEN_PURPOSE, session.reveal(), token));
    }

    /// Where a browser goes to sign out at the provider too; empty if that does not offer it.
    ///
    /// @param sealed what it kept; empty for nothing
    public Optional<URI> signOut(String sealed, Secret session) {
        return opened(sealed, session)
                .flatMap(token -> Optional.ofNullable(provider.endSession(token, home.get().resolve("/"))));
    }

    private Optional<Secret> opened(String sealed, Secret session) {
        try {
            return Optional.of(key.open(TOKEN_PURPOSE, session.reveal(), Base64.getUrlDecoder().decode(sealed)));
        } catch (IllegalArgumentException | SealedByAnotherException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        provider.close();
    }
}
