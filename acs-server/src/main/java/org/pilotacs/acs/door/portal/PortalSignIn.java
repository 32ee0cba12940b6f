package org.pilotacs.acs.door.portal;

import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.account.Fingerprint;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.CustomerSessions;
import org.pilotacs.acs.customer.EntryLinks;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.customer.Callers;
import org.pilotacs.acs.door.customer.CustomerSaying;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.Cookies;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.door.jwt.PortalTokens;
import org.pilotacs.acs.runtime.Secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;

/// How customers come in to the portal: by a link that is good once, or sent by the operator's own pages with a token that is
/// good once; and what they show from then on. Also keeps other sites' pages from acting in a customer's name. Safe for any
/// number of threads.
final class PortalSignIn implements RouteGroup.Guard {
    private static final String COOKIE = "pilot-my";
    /// The server knows better when it is over.
    private static final long COOKIE_SECONDS = 30L * 24 * 3600;
    /// Field of each form.
    static final String MARK = "mark";

    private final CustomerSessions sessions;
    private final EntryLinks links;
    private final Callers callers;
    private final Witness witness;
    private final Clock clock;

    PortalSignIn(CustomerSessions sessions, EntryLinks links, Callers callers, Witness witness, Clock clock) {
        this.sessions = sessions;
        this.links = links;
        this.callers = callers;
        this.witness = witness;
        this.clock = clock;
    }

    @Override
    public Caller admit(HttpCall call) {
        Customer customer = customer(call);
        if (!call.method().equals("GET")) {
            requireOurForm(call);
        }
        callers.slowDown(customer);
        return Caller.customer(customer.subscriber());
    }

    /// Who is signed in; throws if nobody is.
    Customer customer(HttpCall call) {
        return signedIn(call)
                .orElseThrow(() -> new ApiException(new ApiError.Unauthorized(CustomerSaying.SIGN_IN.of())));
    }

    Optional<Customer> signedIn(HttpCall call) {
        return sessions.find(session(call), clock.instant());
    }

    private static Secret session(HttpCall call) {
        return Secret.of(Cookies.get(call, COOKIE));
    }

    /// What a form of ours sends along, and no other site's page can know.
    String mark(HttpCall call) {
        Secret session = session(call);
        return session.isEmpty() ? "" : Fingerprint.of("form\n" + session.reveal());
    }

    private void requireOurForm(HttpCall call) {
        String site = call.headers().text("sec-fetch-site");
        boolean elsewhere = !site.isEmpty() && !site.equals("same-origin") && !site.equals("none");
        if (elsewhere || !MessageDigest.isEqual(mark(call).getBytes(StandardCharsets.UTF_8),
                call.form().text(MARK).getBytes(StandardCharsets.UTF_8))) {
            throw new ApiException(new ApiError.Forbidden(CustomerSaying.OTHER_SITE.of()));
        }
    }

    /// Whether a link would still let somebody in.
    boolean isGood(String link) {
        return links.look(Secret.of(link), clock.instant()).isPresent();
    }

    /// Lets in who comes by a link or with a token.
    HttpReply enter(HttpCall call) {
        String token = call.form().text("token");
        return token.isEmpty() ? byLink(call, call.form().text("link")) : byToken(call, token);
    }

    private HttpReply byLink(HttpCall call, String link) {
        Customer customer = links.take(Secret.of(link), clock.instant())
                .orElseThrow(() -> callers.refused(call, "link", CustomerSaying.LINK_USED.of()));
        return welcome(call, customer, sessions.begin(customer, clock.instant()), "link");
    }

    private HttpReply byToken(HttpCall call, String token) {
        PortalTokens.Says says = callers.says(token, call);
        Secret session = sessions.begin(says.customer(), says.id(), says.expires(), clock.instant())
                .orElseThrow(() -> callers.refused(call, "token used before", CustomerSaying.TOKEN_USED.of()));
        return welcome(call, says.customer(), session, "token");
    }

    private HttpReply welcome(HttpCall call, Customer customer, Secret session, String how) {
        sessions.end(session(call));
        witness.did(call, Caller.customer(customer.subscriber()), Deed.SIGNED_IN,
                Subject.ofSubscriber(customer.subscriber()), how);
        return HttpReply.seeOther("/my").with(HttpReply.COOKIE,
                Cookies.secured(call, Cookies.set(COOKIE, session.reveal(), COOKIE_SECONDS, "/my")));
    }

    HttpReply leave(HttpCall call) {
        sessions.end(session(call)).ifPresent(customer -> witness.did(call, Caller.customer(customer.subscriber()),
                Deed.SIGNED_OUT, Subject.ofSubscriber(customer.subscriber()), ""));
        return HttpReply.seeOther("/my").with(HttpReply.COOKIE, Cookies.set(COOKIE, "", 0, "/my"));
    }
}
