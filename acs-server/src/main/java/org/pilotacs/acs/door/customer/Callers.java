package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Access;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.account.Permission;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.Permissions;
import org.pilotacs.acs.door.http.Rate;
import org.pilotacs.acs.door.http.RouteGroup;
import org.pilotacs.acs.door.jwt.PortalTokens;
import org.pilotacs.acs.door.jwt.UntrustedException;
import org.pilotacs.acs.runtime.Remembered;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// Whose customer calls the self-service API: whom a token of the operator's portal names, or whom a program of the operator's
/// own calls for. Safe for any number of threads.
///
/// What a program shows is a token of ours that may speak for customers; it names the customer in `Pilot-Customer`.
public final class Callers implements RouteGroup.Guard {
    private static final Logger log = LoggerFactory.getLogger(Callers.class);
    private static final String SCHEME = "Bearer ";
    private static final String CUSTOMER = "pilot-customer";
    /// Where a program has the customer reached.
    private static final String REACH = "pilot-customer-reach";
    /// Tokens whose signature need not be looked at again for a moment.
    private static final int KNOWN = 20_000;
    private static final Duration KNOWN_FOR = Duration.ofSeconds(30);

    private final @Nullable PortalTokens tokens;
    private final Access access;
    private final Witness witness;
    private final Clock clock;
    private final Remembered<String, Known> known = new Remembered<>(KNOWN);
    /// Whoever guesses is slowed down; behind one address there may be many customers.
    private final Rate wrong = new Rate(30, Duration.ofSeconds(2));
    private final Rate calls;

    private record Known(PortalTokens.Says says, Instant until) {}

    /// @param tokens null if the operator's portal gives none
    /// @param calls how often one customer may call
    public Callers(@Nullable PortalTokens tokens, Access access, Witness witness, Rate calls, Clock clock) {
        this.tokens = tokens;
        this.access = access;
        this.witness = witness;
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public Caller admit(HttpCall call) {
        Customer customer = customer(call);
        slowDown(customer);
        return Caller.customer(customer.subscriber());
    }

    /// Throws if a customer calls too fast.
    public void slowDown(Customer customer) {
        Duration wait = calls.take(customer.subscriber(), clock.instant());
        if (wait.isPositive()) {
            throw tooFast(wait);
        }
    }

    private static ApiException tooFast(Duration wait) {
        Duration seconds = Duration.ofSeconds(Math.max(1, wait.toSeconds()));
        return new ApiException(
                new ApiError.TooOften(CustomerSaying.TOO_FAST.of(Saying.of(seconds)), seconds));
    }

    /// Who calls; throws the answer to whoever may not.
    public Customer customer(HttpCall call) {
        String given = call.headers().text("authorization");
        if (!given.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new ApiException(new ApiError.Unauthorized(CustomerSaying.SEND_TOKEN.of()));
        }
        String token = given.substring(SCHEME.length()).strip();
        Caller program = token.indexOf('.') < 0 ? access.ofToken(Secret.of(token)).orElse(null) : null;
        return program == null ? says(token, call).customer() : spokenFor(program, call);
    }

    private static Customer spokenFor(Caller program, HttpCall call) {
        Permissions.require(program, Permission.SPEAK);
        String number = call.headers().text(CUSTOMER).strip();
        String reach = call.headers().text(REACH).strip();
        if (!Customer.isNumber(number) || !Customer.isReach(reach)) {
            throw ApiError.invalid("header Pilot-Customer", CustomerSaying.NAME_CUSTOMER.of());
        }
        return new Customer(number, reach);
    }

    /// What a token of the portal says.
    public PortalTokens.Says says(String token, HttpCall call) {
        Instant now = clock.instant();
        Known before = known.get(token);
        if (before != null && now.isBefore(before.until)) {
            return before.says;
        }
        if (tokens == null) {
            throw refused(call, "the operator's portal gives no tokens", CustomerSaying.NO_TOKENS.of());
        }
        try {
            PortalTokens.Says says = tokens.verified(token);
            Instant until = now.plus(KNOWN_FOR);
            known.put(token, new Known(says, until.isBefore(says.expires()) ? until : says.expires()));
            return says;
        } catch (UntrustedException e) {
            throw refused(call, String.valueOf(e.getMessage()), CustomerSaying.TOKEN_NOT_GOOD.of());
        } catch (IOException e) {
            log.atError().setCause(e).log("tokens of the portal cannot be checked");
            throw new ApiException(new ApiError.Away(CustomerSaying.KEYS_AWAY.of()));
        }
    }

    /// Notes who was not let in, as long as they do not come too fast to be noted.
    public ApiException refused(HttpCall call, String why, Saying told) {
        Duration wait = wrong.take(call.peer(), clock.instant());
        if (wait.isPositive()) {
            return tooFast(wait);
        }
        witness.did(call, Caller.NOBODY, Deed.SIGN_IN_FAILED, Subject.NONE, "customer: " + why);
        return new ApiException(new ApiError.Unauthorized(told));
    }
}
