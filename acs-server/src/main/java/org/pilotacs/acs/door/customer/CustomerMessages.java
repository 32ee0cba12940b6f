package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.Contacts;
import org.pilotacs.acs.contact.FoundCause;
import org.pilotacs.acs.contact.Helped;
import org.pilotacs.acs.contact.NoteKey;
import org.pilotacs.acs.contact.Recorded;
import org.pilotacs.acs.customer.Customer;
import org.pilotacs.acs.customer.Limits;
import org.pilotacs.acs.customer.Wishes;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Diagnosis;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.diagnosis.Verdict;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What customers write to us. It arrives among the contacts, with what is known to be wrong attached, so that nobody asks them
/// again. Safe for any number of threads.
public final class CustomerMessages {
    private final CustomerCore core;
    private final Contacts contacts;
    private final Witness witness;
    private final Clock clock;

    /// @param device that it is about; null for none
    /// @param code that the screen shows; empty for none
    public record Message(@Nullable Device device, Complaint complaint, String code, String text) {}

    public CustomerMessages(CustomerCore core, Contacts contacts, Witness witness, Clock clock) {
        this.core = core;
        this.contacts = contacts;
        this.witness = witness;
        this.clock = clock;
    }

    /// Keeps it; returns once it is committed.
    ///
    /// @param key by which the same can be sent again
    public Contact send(HttpCall call, Customer customer, Message message, CustomerOrders.Channel channel, String key) {
        if (message.text.isBlank()) {
            throw ApiError.invalid("/text", CustomerSaying.NO_TEXT.of());
        }
        Instant now = clock.instant();
        Wishes.Allowed allowed = switch (core.wishes().count(customer.subscriber(), Limits.MESSAGE,
                core.limits().of(Limits.MESSAGE), now)) {
            case Wishes.Allowed one -> one;
            case Wishes.TooSoon(Instant again) -> throw tooOften(Duration.between(now, again));
            case Wishes.TooOften(int _, Instant again) -> throw tooOften(Duration.between(now, again));
        };
        NoteKey named = new NoteKey("customer " + customer.subscriber(), key);
        return switch (contacts.record(note(customer, message, channel), named, now)) {
            case Recorded.Taken(Contact contact) -> {
                witness.noted(call, contact);
                yield contact;
            }
            case Recorded.Repeated(Contact contact) -> {
                core.wishes().takeBack(customer.subscriber(), Limits.MESSAGE, allowed);
                yield contact;
            }
            case Recorded.KeyReused _ -> throw new ApiException(new ApiError.Conflict(CustomerSaying.KEY_REUSED.of()));
            case Recorded.UnknownDevice _ -> throw ApiError.notFound(CustomerSaying.NO_BOX.of());
        };
    }

    private static ApiException tooOften(Duration wait) {
        return new ApiException(new ApiError.TooOften(
                CustomerSaying.TOO_SOON.of(Saying.of(Duration.ofSeconds(Math.max(1, wait.toSeconds())))), wait));
    }

    private ContactNote note(Customer customer, Message message, CustomerOrders.Channel channel) {
        Device device = message.device;
        Examination last = device == null
                ? null
                : core.examinations().ofDevice(device.id(), 1).stream().findFirst().orElse(null);
        Diagnosis found = device == null
                ? null
                : core.examinations().glance(device, new Examination.Asked("", message.complaint, message.code));
        return new ContactNote(null, device == null ? null : device.id(), customer.subscriber(), way(channel), "",
                message.complaint, message.code.isEmpty() ? null : message.code, cause(found),
                last == null ? null : last.id(), List.of(), Helped.UNKNOWN, message.text.strip(), null);
    }

    private static ContactChannel way(CustomerOrders.Channel channel) {
        return switch (channel) {
            case PORTAL -> ContactChannel.WEB;
            case APP -> ContactChannel.APP;
            case PHONE_MENU -> ContactChannel.IVR;
        };
    }

    private static @Nullable FoundCause cause(@Nullable Diagnosis found) {
        return found != null && found.verdict() instanceof Verdict.Likely(var ranked)
                ? new FoundCause(ranked.cause().id(), FoundCause.Source.DIAGNOSIS, ranked.probability())
                : null;
    }
}
