package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.OneTimeCodes;
import org.pilotacs.acs.customer.Verification;
import org.pilotacs.acs.customer.Wishes;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.Problems;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// What stands between a customer's wish and its beginning: that they had it not too often and, for some, that they say once more
/// with a code that it is they. Whatever is refused is noted. Safe for any number of threads.
final class Precautions {
    private final CustomerCore core;
    private final Witness witness;
    private final Clock clock;

    /// Something that a customer wants.
    ///
    /// @param limit by which it is limited, for example `restart`
    /// @param counted under what it is counted, and what a code for it is for
    /// @param subject what it is about, for the trail
    record Wish(String limit, String counted, Subject subject) {}

    Precautions(CustomerCore core, Witness witness, Clock clock) {
        this.core = core;
        this.witness = witness;
        this.clock = clock;
    }

    /// Why it would be refused now; null if it would not.
    Wishes.@Nullable Counted refusal(Customer customer, Wish wish) {
        Wishes.Tally tally = core.wishes().of(customer.subscriber()).get(wish.counted);
        return tally == null ? null : tally.refusal(core.limits().of(wish.limit), clock.instant());
    }

    /// Nobody is asked for a code that would then be of no use.
    void refuseTooMany(HttpCall call, Customer customer, Wish wish) {
        Wishes.Counted refusal = refusal(customer, wish);
        if (refusal != null) {
            throw refused(call, wish, tooOften(refusal));
        }
    }

    Wishes.Allowed counted(HttpCall call, Customer customer, Wish wish) {
        return switch (core.wishes().count(customer.subscriber(), wish.counted, core.limits().of(wish.limit),
                clock.instant())) {
            case Wishes.Allowed allowed -> allowed;
            case Wishes.TooSoon refusal -> throw refused(call, wish, tooOften(refusal));
            case Wishes.TooOften refusal -> throw refused(call, wish, tooOften(refusal));
        };
    }

    void takeBack(Customer customer, Wish wish, Wishes.Allowed allowed) {
        core.wishes().takeBack(customer.subscriber(), wish.counted, allowed);
    }

    private ApiError tooOften(Wishes.Counted refusal) {
        Instant again = CustomerBoxes.again(refusal);
        Duration wait = again == null ? Duration.ZERO : Duration.between(clock.instant(), again);
        Saying left = Saying.of(Duration.ofSeconds(Math.max(1, wait.toSeconds())));
        return new ApiError.TooOften(refusal instanceof Wishes.TooOften(int perDay, var _)
                ? CustomerSaying.TOO_OFTEN.of(Saying.of(perDay), left)
                : CustomerSaying.TOO_SOON.of(left), wait);
    }

    /// @param code digits that were sent; empty for none
    void verify(HttpCall call, Customer customer, Wish wish, String code) {
        if (code.isBlank()) {
            throw refused(call, wish, new ApiError.Forbidden(core.verification().reaches(customer)
                    ? CustomerSaying.CODE_NEEDED.of()
                    : CustomerSaying.CODE_NO_WAY.of()));
        }
        switch (core.verification().check(customer, wish.counted, code)) {
            case OneTimeCodes.Right _ -> {
            }
            case OneTimeCodes.Wrong(int left) ->
                throw refused(call, wish, new ApiError.Forbidden(CustomerSaying.CODE_WRONG.of(Saying.of(left))));
            case OneTimeCodes.None _ ->
                throw refused(call, wish, new ApiError.Forbidden(CustomerSaying.CODE_GONE.of()));
        }
    }

    /// Sends the code that it takes.
    Verification.Sent sendCode(HttpCall call, Customer customer, Wish wish, Language language) {
        witness.did(call, Deed.ACTED, wish.subject, "code for " + wish.limit);
        return switch (core.verification().ask(customer, wish.counted, language)) {
            case Verification.Sent sent -> sent;
            case Verification.NoWay _ ->
                throw refused(call, wish, new ApiError.Refused(CustomerSaying.CODE_NO_WAY.of()));
            case Verification.Refused(var why) -> throw refused(call, wish, tooOften(why));
            case Verification.Failed _ -> throw new ApiException(new ApiError.Away(CustomerSaying.CODE_NOT_SENT.of()));
        };
    }

    ApiException refused(HttpCall call, Wish wish, ApiError error) {
        ApiException refusal = new ApiException(error);
        witness.did(call, Deed.REFUSED, wish.subject, wish.limit + ": " + Problems.detail(error).code());
        return refusal;
    }
}
