package org.pilotacs.acs.door.console;

import org.pilotacs.acs.account.Account;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.account.Sessions;
import org.pilotacs.acs.account.SignIn;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.Gate;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Cookies;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.LocalHost;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// Who may see the console: who has signed in; while nobody has to say who they are, anybody on this machine. Also keeps
/// other sites' pages from acting in a consultant's name. Safe for any number of threads.
final class SignIns implements RouteGroup.Guard {
    private final Gate gate;
    private final boolean local;

    /// @param local whether anybody may sign in without the identity provider
    SignIns(Gate gate, boolean local) {
        this.gate = gate;
        this.local = local;
    }

    @Override
    public Caller admit(HttpCall call) {
        refuseOtherSites(call);
        if (gate.access().isOpen()) {
            LocalHost.require(call);
            return Caller.THIS_MACHINE;
        }
        return signedIn(call).orElseThrow(
                () -> new ApiException(new ApiError.Unauthorized(ConsoleSaying.SIGN_IN.of())));
    }

    /// A form of another site must not reach us, whatever cookies the browser sends along.
    static Caller refuseOtherSites(HttpCall call) {
        String site = call.headers().text("sec-fetch-site");
        if (!call.method().equals("GET") && !site.isEmpty() && !site.equals("same-origin") && !site.equals("none")) {
            throw new ApiException(new ApiError.Forbidden(ConsoleSaying.OTHER_SITE.of()));
        }
        return Caller.NOBODY;
    }

    Optional<Caller> signedIn(HttpCall call) {
        return gate.access().ofSession(session(call));
    }

    static Secret session(HttpCall call) {
        return Secret.of(Cookies.get(call, CookieName.SESSION));
    }

    /// Whether people sign in by name; else by the token alone.
    boolean byName() {
        return local && gate.access().hasAccounts();
    }

    boolean byToken() {
        return local && gate.access().hasToken();
    }

    /// Leads back to where somebody wanted to go, signed in; refuses what is wrong.
    HttpReply signIn(HttpCall call) {
        if (!local) {
            throw new ApiException(new ApiError.Forbidden(ConsoleSaying.PROVIDER_ONLY.of()));
        }
        String name = call.form().text("name");
        boolean byToken = !call.form().text("token").isEmpty();
        SignIn.Tried tried = byToken
                ? gate.access().signIn(Secret.of(call.form().text("token")), call.peer())
                : gate.access().signIn(name, password(call), call.peer());
        return switch (tried) {
            case SignIn.Welcome(Caller caller) -> welcome(call,
                    begin(call, caller, byToken ? Sessions.Origin.TOKEN : Sessions.Origin.ACCOUNT),
                    call.form().text("back"));
            case SignIn.Wrong _ -> {
                failed(call, name, byToken ? "token" : "password");
                throw new ApiException(new ApiError.Unauthorized(ConsoleSaying.NOT_RIGHT.of()));
            }
            case SignIn.TooSoon(Duration wait) -> throw tooSoon(wait);
        };
    }

    static ApiException tooSoon(Duration wait) {
        return new ApiException(new ApiError.TooOften(
                ConsoleSaying.WAIT.of(Saying.of(Duration.ofSeconds(Math.max(1, wait.toSeconds()))))));
    }

    private static Secret password(HttpCall call) {
        String password = call.form().get("password");
        return Secret.of(password == null ? "" : password);
    }

    private Secret begin(HttpCall call, Caller caller, Sessions.Origin origin) {
        return begin(call, caller, origin, origin.name().toLowerCase(Locale.ROOT));
    }

    /// Begins a session, in place of the one that the browser had.
    ///
    /// @param how they signed in, for the trail
    Secret begin(HttpCall call, Caller caller, Sessions.Origin origin, String how) {
        gate.witness().did(call, caller, Deed.SIGNED_IN, Subject.NONE, how);
        gate.access().end(session(call));
        return gate.access().begin(caller, origin);
    }

    /// @param back where to go on
    HttpReply welcome(HttpCall call, Secret session, String back) {
        return HttpReply.seeOther(Cookies.localPath(back)).with("set-cookie",
                Cookies.secured(call, Cookies.set(CookieName.SESSION, session.reveal(), Sessions.MOST.toSeconds())));
    }

    /// A name that nobody has is not written down: people type passwords there.
    void failed(HttpCall call, String name, String how) {
        String known = gate.accounts().find(Account.plain(name)).map(Account::name).orElse("");
        gate.witness().did(call, new Caller(known, Caller.Kind.NOBODY, null), Deed.SIGN_IN_FAILED, Subject.NONE, how);
    }

    HttpReply signOut(HttpCall call) {
        gate.access().end(session(call))
                .ifPresent(caller -> gate.witness().did(call, caller, Deed.SIGNED_OUT, Subject.NONE, ""));
        return HttpReply.seeOther("/").with("set-cookie", Cookies.set(CookieName.SESSION, "", 0));
    }
}
