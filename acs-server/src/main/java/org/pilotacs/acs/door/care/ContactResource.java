package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.contact.Amending;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.contact.ContactPage;
import org.pilotacs.acs.contact.ContactSearch;
import org.pilotacs.acs.contact.Contacts;
import org.pilotacs.acs.contact.NoteKey;
import org.pilotacs.acs.contact.Recorded;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.util.List;
import java.util.Objects;

/// `/contacts` of the care API. Safe for any number of threads.
final class ContactResource {
    private static final int PAGE = 50;

    private final Contacts contacts;
    private final ContactBody bodies;
    private final DeviceResource devices;
    private final Subscribers subscribers;
    private final Witness witness;
    private final Clock clock;

    ContactResource(Contacts contacts, ContactBody bodies, DeviceResource devices, Subscribers subscribers,
            Witness witness, Clock clock) {
        this.contacts = contacts;
        this.bodies = bodies;
        this.devices = devices;
        this.subscribers = subscribers;
        this.witness = witness;
        this.clock = clock;
    }

    HttpReply record(HttpCall call) {
        String key = Objects.requireNonNull(call.headers().get("idempotency-key"), "the contract lets none through");
        CallText.clean(key, "header Idempotency-Key");
        NoteKey named = new NoteKey(ActionResource.requester(call).who(), key);
        return switch (contacts.record(bodies.note(call.body().text(), clock.instant()), named, clock.instant())) {
            case Recorded.Taken(Contact contact) -> {
                witness.noted(call, contact);
                yield located(201, contact, call);
            }
            case Recorded.Repeated(Contact contact) -> located(200, contact, call);
            case Recorded.KeyReused _ ->
                throw new ApiException(new ApiError.Conflict(CareSaying.KEY_REUSED.of(Saying.of(key))));
            case Recorded.UnknownDevice _ -> throw ApiError.invalid("/device", CareSaying.NOT_A_DEVICE.of());
        };
    }

    HttpReply get(HttpCall call) {
        Contact found = contacts.find(call.variable("contact")).orElseThrow(() -> unknown(call));
        witness.did(call, Deed.LOOKED, Subject.of(found.note().device(), found.note().subscriber()), "contact");
        return CareJson.reply(200, json(found, call));
    }

    HttpReply amend(HttpCall call) {
        Amending amending = ContactBody.amending(call.body().text(), ActionResource.requester(call).who());
        return switch (contacts.amend(call.variable("contact"), amending, clock.instant())) {
            case Amending.Amended(Contact contact) -> {
                witness.noted(call, contact);
                yield CareJson.reply(200, json(contact, call));
            }
            case Amending.NoSuchContact _ -> throw unknown(call);
            case Amending.TooOften _ -> throw new ApiException(
                    new ApiError.Conflict(CareSaying.AMENDED_TOO_OFTEN.of(Saying.of(Contacts.MOST_AMENDMENTS))));
        };
    }

    HttpReply list(HttpCall call) {
        witness.did(call, CareTable.isWanted(call) ? Deed.EXPORTED : Deed.LOOKED, Subject.NONE, "contacts");
        return page(new ContactSearch(CallTime.of(call, "from"), CallTime.of(call, "to"), null, null,
                ContactWords.category(call), CallText.of(call, "cause"), ContactWords.channel(call),
                ContactWords.helped(call), cursor(call), DeviceResource.limit(call, PAGE)), call);
    }

    HttpReply ofDevice(HttpCall call) {
        DeviceId device = devices.seen(call, "contacts").id();
        return page(ContactSearch.ofDevice(device, cursor(call), DeviceResource.limit(call, PAGE)), call);
    }

    /// The CRM may know customers that the inventory does not.
    HttpReply ofSubscriber(HttpCall call) {
        String number = call.variable("number");
        ContactSearch search = ContactSearch.ofSubscriber(number, cursor(call), DeviceResource.limit(call, PAGE));
        ContactPage page = ColumnText.isClean(number) ? found(search) : new ContactPage(List.of(), null);
        if (page.contacts().isEmpty() && subscribers.find(number).isEmpty()) {
            throw ApiError.notFound(CareSaying.NO_CUSTOMER.of(Saying.of(number)));
        }
        witness.did(call, Deed.LOOKED, Subject.ofSubscriber(number), "contacts");
        return shown(page, call);
    }

    private HttpReply page(ContactSearch search, HttpCall call) {
        return shown(found(search), call);
    }

    private ContactPage found(ContactSearch search) {
        try {
            return contacts.search(search);
        } catch (IllegalArgumentException _) {
            throw Cursor.bad();
        }
    }

    /// A table has no place for where the next page begins; a header has.
    private static HttpReply shown(ContactPage page, HttpCall call) {
        String next = page.nextCursor();
        if (CareTable.isWanted(call)) {
            HttpReply table = CareTable.reply("contacts", ContactJson.table(page.contacts()));
            return next == null ? table : table.with("next-cursor", next);
        }
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("contacts");
        page.contacts().forEach(contact -> list.add(json(contact, call)));
        return CareJson.reply(200, json.put("nextCursor", next));
    }

    private static @Nullable String cursor(HttpCall call) {
        return call.query().get("cursor");
    }

    private static HttpReply located(int status, Contact contact, HttpCall call) {
        return CareJson.reply(status, json(contact, call)).with("location", "/care/v1/contacts/" + contact.id());
    }

    private static ObjectNode json(Contact contact, HttpCall call) {
        return ContactJson.contact(contact, Words.of(call.language()));
    }

    private static ApiException unknown(HttpCall call) {
        return ApiError.notFound(CareSaying.NO_CONTACT.of(Saying.of(call.variable("contact"))));
    }
}
