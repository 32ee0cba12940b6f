package org.pilotacs.acs.account;

import org.pilotacs.acs.runtime.Secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Who may call, by whatever they show. Both doors ask here. Safe for any number of threads.
public final class Access {
    private final Accounts accounts;
    private final ApiTokens tokens;
    private final Sessions sessions;
    private final SignIn signIn;
    private final Secret token;
    private final boolean provider;
    private final Clock clock;

    /// What is kept of those who may call.
    public record Known(Accounts accounts, ApiTokens tokens, Sessions sessions) {}

    /// @param token that `console.token` sets; empty for none
    /// @param provider whether people can sign in by an identity provider
    public Access(Known known, Secret token, boolean provider, Clock clock) {
        this.accounts = known.accounts;
        this.tokens = known.tokens;
        this.sessions = known.sessions;
        this.signIn = new SignIn(known.accounts);
        this.token = token;
        this.provider = provider;
        this.clock = clock;
    }

    /// Whether nobody has to say who they are, so that only this machine may be let in.
    public boolean isOpen() {
        return token.isEmpty() && !provider && !accounts.exist();
    }

    /// Whether anybody can sign in with a name and a password.
    public boolean hasAccounts() {
        return accounts.exist();
    }

    /// Whether the token that `console.token` sets lets anybody in.
    public boolean hasToken() {
        return !token.isEmpty();
    }

    /// Whose token this is.
    public Optional<Caller> ofToken(Secret given) {
        return given.isEmpty()
                ? Optional.empty()
                : isToken(given)
                        ? Optional.of(Caller.token(Caller.CONSOLE_TOKEN, Role.ADMIN))
                        : tokens.find(given, clock.instant()).map(one -> Caller.token(one.name(), one.role()));
    }

    private boolean isToken(Secret given) {
        return !token.isEmpty() && MessageDigest.isEqual(given.reveal().getBytes(StandardCharsets.UTF_8),
                token.reveal().getBytes(StandardCharsets.UTF_8));
    }

    /// Whose session this is.
    public Optional<Caller> ofSession(Secret session) {
        return sessions.find(session, token, clock.instant());
    }

    /// @param name as it was typed
    /// @param from the address that the try came from
    public SignIn.Tried signIn(String name, Secret password, String from) {
        return signIn.with(Account.plain(name), password, from, clock.instant());
    }

    /// Signs in with the token that `console.token` sets.
    public SignIn.Tried signIn(Secret given, String from) {
        return signIn.guarded(from, clock.instant(), () -> isToken(given)
                ? Optional.of(Caller.token(Caller.CONSOLE_TOKEN, Role.ADMIN))
                : Optional.empty());
    }

    /// How long nobody can sign in from an address, since there were too many wrong tries; zero or less for not at all.
    public Duration left(String from) {
        return signIn.left(from, clock.instant());
    }

    /// Somebody tried to sign in from there with what the identity provider did not give them.
    public void wrong(String from) {
        signIn.wrong(from, clock.instant());
    }

    /// Begins a session of who has just signed in; what the browser is to show from now on.
    public Secret begin(Caller caller, Sessions.Origin origin) {
        Instant now = clock.instant();
        return sessions.begin(caller, origin, origin == Sessions.Origin.TOKEN ? token : Secret.NONE, now);
    }

    /// Whose session it was.
    public Optional<Caller> end(Secret session) {
        return sessions.end(session, token);
    }
}
