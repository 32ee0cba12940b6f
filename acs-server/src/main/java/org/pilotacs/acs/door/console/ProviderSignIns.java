package org.pilotacs.acs.door.console;

import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.account.ProviderNames;
import org.pilotacs.acs.account.Sessions;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.Gate;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Cookies;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Route;
import org.pilotacs.acs.door.oidc.OidcPerson;
import org.pilotacs.acs.door.oidc.OidcSignIn;
import org.pilotacs.acs.door.oidc.OidcSignIn.Begun;
import org.pilotacs.acs.door.oidc.OidcSignIn.Returned;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How people come and go by the operator's identity provider. Safe for any number of threads.
final class ProviderSignIns {
    /// Browsers keep no more; without it, the provider asks whether to sign out.
    private static final int MOST_COOKIE = 3_800;
    private static final int MOST_ERROR = 60;

    private final OidcSignIn provider;
    private final ProviderNames names;
    private final Gate gate;
    private final SignIns signIns;
    private final Clock clock;

    ProviderSignIns(OidcSignIn provider, ProviderNames names, Gate gate, SignIns signIns, Clock clock) {
        this.provider = provider;
        this.names = names;
        this.gate = gate;
        this.signIns = signIns;
        this.clock = clock;
    }

    /// What anybody may call. Both are reached by links and redirects: our pages let forms lead nowhere else.
    List<Route> routes() {
        return List.of(Route.get("/sign-in/provider", this::begin), Route.get(OidcSignIn.RETURN_PATH, this::returned));
    }

    private HttpReply begin(HttpCall call) {
        Begun begun = provider.begin(Cookies.localPath(call.query().text("back")))
                .orElseThrow(ProviderSignIns::unreachable);
        return HttpReply.seeOther(begun.to().toString()).with("cache-control", "no-store").with(HttpReply.COOKIE,
                Cookies.secured(call,
                        Cookies.set(CookieName.ATTEMPT, begun.cookie(), OidcSignIn.PATIENCE.toSeconds())));
    }

    private static ApiException unreachable() {
        return new ApiException(new ApiError.Away(ConsoleSaying.PROVIDER_AWAY.of()));
    }

    private HttpReply returned(HttpCall call) {
        Returned returned = new Returned(call.query().text("state"), call.query().text("code"),
                call.query().text("iss"), call.query().text("error"));
        if (returned.state().isEmpty()) {
            return HttpReply.seeOther("/");
        }
        Duration wait = gate.access().left(call.peer());
        if (wait.isPositive()) {
            throw SignIns.tooSoon(wait);
        }
        return switch (provider.finish(returned, Cookies.get(call, CookieName.ATTEMPT))) {
            case OidcSignIn.Known known -> known(call, known);
            case OidcSignIn.Stale _ -> throw failed(call, "stale",
                    new ApiError.Unauthorized(ConsoleSaying.SIGN_IN_STALE.of()));
            case OidcSignIn.CalledOff _ -> throw failed(call, "access_denied",
                    new ApiError.Unauthorized(ConsoleSaying.SIGN_IN_CALLED_OFF.of()));
            case OidcSignIn.Refused(String error) -> throw failed(call, shown(error),
                    new ApiError.Unauthorized(ConsoleSaying.PROVIDER_REFUSED.of(Saying.of(shown(error)))));
            case OidcSignIn.Untrusted _ -> throw failed(call, "untrusted",
                    new ApiError.Unauthorized(ConsoleSaying.PROVIDER_UNTRUSTED.of()));
            case OidcSignIn.Unreachable _ -> throw unreachable();
        };
    }

    /// OAuth's errors are words; whoever made the link may have written anything there.
    private static String shown(String error) {
        return error.length() <= MOST_ERROR && error.matches("[A-Za-z0-9_.-]+") ? error : "?";
    }

    private ApiException failed(HttpCall call, String why, ApiError error) {
        gate.access().wrong(call.peer());
        return refused(call, why, error);
    }

    private ApiException refused(HttpCall call, String why, ApiError error) {
        gate.witness().did(call, Caller.NOBODY, Deed.SIGN_IN_FAILED, Subject.NONE, "provider " + why);
        return new ApiException(error);
    }

    private HttpReply known(HttpCall call, OidcSignIn.Known known) {
        OidcPerson person = known.person();
        String who = person.subject() + " at " + person.issuer();
        if (person.role() == null) {
            throw refused(call, "without a role: " + person.name() + ", " + who,
                    new ApiError.Forbidden(ConsoleSaying.NO_ROLE.of(Saying.of(person.name()),
                            Saying.of(provider.config().roles().wanted()),
                            Saying.of(provider.config().roles().name()))));
        }
        String name = names.of(person.issuer(), person.subject(), person.name(), clock.instant());
        Secret session = signIns.begin(call, Caller.person(name, person.role()), Sessions.Origin.PROVIDER,
                "provider " + who);
        HttpReply reply = signIns.welcome(call, session, known.back()).with(HttpReply.COOKIE,
                Cookies.set(CookieName.ATTEMPT, "", 0));
        return known.token().isEmpty() ? reply : keeping(call, reply, known.token(), session);
    }

    private HttpReply keeping(HttpCall call, HttpReply reply, Secret token, Secret session) {
        String whole = provider.sealed(token, session);
        String sealed = whole.length() <= MOST_COOKIE ? whole : provider.sealed(Secret.NONE, session);
        return reply.with(HttpReply.COOKIE, Cookies.secured(call,
                Cookies.set(CookieName.PROVIDER_TOKEN, sealed, Sessions.MOST.toSeconds(), "/sign-out")));
    }

    /// Where to go on to sign out at the provider too; empty for whoever did not come from there.
    Optional<URI> signOut(HttpCall call) {
        String sealed = Cookies.get(call, CookieName.PROVIDER_TOKEN);
        return sealed.isEmpty() ? Optional.empty() : provider.signOut(sealed, SignIns.session(call));
    }
}
