package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.account.Caller;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.Limits;
import org.pilotacs.acs.customer.Verification;
import org.pilotacs.acs.customer.Wishes;
import org.pilotacs.acs.customer.data.Erasure;
import org.pilotacs.acs.customer.data.PersonalData;
import org.pilotacs.acs.door.PersonalDataReply;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.saying.Language;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/// What is kept about customers, given to them, and their past erased when they say so with a code. They stay customers: who
/// leaves says so to the operator, whose inventory would bring them back. Safe for any number of threads.
public final class CustomerData {
    private final CustomerCore core;
    private final Precautions precautions;
    private final Witness witness;

    /// What came of the wish to have it erased.
    ///
    /// @param begun false if one was under way
    public record Wished(CustomerErasure erasure, boolean begun) {}

    /// Whether it can be erased now.
    public sealed interface Offer {}

    public record Ready() implements Offer {}

    public record UnderWay(CustomerErasure erasure) implements Offer {}

    /// By telephone, since there is no way to send them a code.
    public record CallUs() implements Offer {}

    /// @param again when it can be asked for
    public record Later(Instant again) implements Offer {}

    public CustomerData(CustomerCore core, Witness witness, Clock clock) {
        this.core = core;
        this.precautions = new Precautions(core, witness, clock);
        this.witness = witness;
    }

    /// All that is kept about them, as a file.
    public HttpReply export(HttpCall call, Customer customer) {
        Subject subject = subject(customer);
        Wishes.Allowed _ = precautions.counted(call, customer, wish(Limits.EXPORT, subject));
        witness.did(call, Deed.EXPORTED, subject, "own data");
        return PersonalDataReply.of(core.data(), customer.subscriber()).orElseThrow(CustomerData::nothing);
    }

    /// As it is known in the trail.
    private Subject subject(Customer customer) {
        return core.data().knownAs(customer.subscriber()).map(Subject::ofSubscriber)
                .orElseThrow(CustomerData::nothing);
    }

    private static ApiException nothing() {
        return ApiError.notFound(CustomerSaying.NOTHING_KEPT.of());
    }

    private static Precautions.Wish wish(String limit, Subject subject) {
        return new Precautions.Wish(limit, limit, subject);
    }

    public KeptFor keptFor() {
        return core.keptFor();
    }

    /// Whether they can have it erased now.
    public Offer offer(Customer customer) {
        CustomerErasure underWay = underWay(customer).orElse(null);
        if (underWay != null) {
            return new UnderWay(underWay);
        }
        if (!core.verification().reaches(customer)) {
            return new CallUs();
        }
        Wishes.Counted refusal = precautions.refusal(customer, wish(Limits.ERASURE, Subject.NONE));
        @Nullable
        Instant again = refusal == null ? null : CustomerBoxes.again(refusal);
        return again == null ? new Ready() : new Later(again);
    }

    private Optional<CustomerErasure> underWay(Customer customer) {
        return core.data().erasures(customer.subscriber()).stream().filter(one -> !one.isOver()).findFirst()
                .map(CustomerErasure::of);
    }

    /// Sends the code that an erasure takes.
    public Verification.Sent sendCode(HttpCall call, Customer customer, Language language) {
        return precautions.sendCode(call, customer, wish(Limits.ERASURE, subject(customer)), language);
    }

    /// Has it erased; returns once that is committed. What is under way is joined and counts for nothing.
    ///
    /// @param code digits that were sent; empty for none
    public Wished erase(HttpCall call, Customer customer, String code, CustomerOrders.Channel channel) {
        Optional<CustomerErasure> before = underWay(customer);
        if (before.isPresent()) {
            return new Wished(before.get(), false);
        }
        Subject subject = subject(customer);
        Precautions.Wish wish = wish(Limits.ERASURE, subject);
        precautions.refuseTooMany(call, customer, wish);
        precautions.verify(call, customer, wish, code);
        Wishes.Allowed allowed = precautions.counted(call, customer, wish);
        try {
            return witness.does(call, Deed.ERASED, subject, "own data, stays a customer",
                    () -> begun(customer, channel));
        } catch (RuntimeException failure) {
            precautions.takeBack(customer, wish, allowed);
            throw failure;
        }
    }

    private Wished begun(Customer customer, CustomerOrders.Channel channel) {
        return switch (core.data().erase(customer.subscriber(), Erasure.Scope.HISTORY,
                "by the customer: " + channel.wireName(), new Author(customer.subscriber(), ""))) {
            case PersonalData.Begun.Accepted(Erasure erasure) -> new Wished(CustomerErasure.of(erasure), true);
            case PersonalData.Begun.UnderWay(Erasure erasure) -> new Wished(CustomerErasure.of(erasure), false);
            case PersonalData.Begun.Nobody _ -> throw nothing();
        };
    }

    /// How one of theirs goes. Who looks is in the trail, but not with the number: it is being taken out of it.
    public CustomerErasure erasure(HttpCall call, Customer customer, String id) {
        Erasure erasure = core.data().erasure(customer.subscriber(), id).orElseThrow(() -> {
            witness.did(call, Deed.REFUSED, Subject.ofSubscriber(customer.subscriber()), "not theirs: " + call.path());
            return ApiError.notFound(CustomerSaying.NO_ERASURE.of());
        });
        witness.did(call, Caller.customer(erasure.pseudonym()), Deed.LOOKED,
                Subject.ofSubscriber(erasure.pseudonym()), "own erasure");
        return CustomerErasure.of(erasure);
    }
}
