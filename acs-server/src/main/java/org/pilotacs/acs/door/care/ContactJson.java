package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.contact.Contact;
import org.pilotacs.acs.contact.ContactNote;
import org.pilotacs.acs.contact.Deed;
import org.pilotacs.acs.contact.FoundCause;
import org.pilotacs.acs.door.Csv;
import org.pilotacs.acs.door.Words;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/// Contacts as the contract's JSON, and as a table. Stateless.
final class ContactJson {
    private ContactJson() {}

    static ObjectNode contact(Contact contact, Words words) {
        ContactNote note = contact.note();
        ObjectNode json = CareJson.object().put("id", contact.id()).put("at", CareJson.time(contact.at()))
                .put("device", device(note)).put("subscriber", note.subscriber())
                .put("channel", ContactWords.wire(note.channel())).put("by", contact.by()).put("agent", note.agent())
                .put("category", note.complaint().wireName()).put("categoryText", words.say(note.complaint().of()))
                .put("errorCode", note.errorCode());
        FoundCause cause = note.cause();
        if (cause == null) {
            json.putNull("cause");
        } else {
            json.putObject("cause").put("id", cause.id()).put("source", ContactWords.wire(cause.source()))
                    .put("probability", cause.probability());
        }
        json.put("diagnosis", note.diagnosis());
        ArrayNode actions = json.putArray("actions");
        note.done().forEach(deed -> actions.addObject().put("id", deed.action()).put("kind", deed.kind()));
        json.put("helped", ContactWords.wire(note.helped())).put("note", note.text())
                .put("model", contact.snapshot().model()).put("firmware", contact.snapshot().firmware())
                .put("area", contact.snapshot().area()).put("durationSeconds", seconds(note));
        ArrayNode amendments = json.putArray("amendments");
        contact.amendments().forEach(one -> amendments.addObject().put("at", CareJson.time(one.at()))
                .put("by", one.by().who()).put("agent", one.by().agent()).put("helped", ContactWords.wire(one.helped()))
                .put("note", one.text()));
        return json;
    }

    static Csv table(List<Contact> contacts) {
        Csv table = new Csv("id", "at", "device", "subscriber", "channel", "by", "agent", "category", "errorCode",
                "cause",
                "causeSource", "probability", "diagnosis", "actions", "helped", "note", "model", "firmware", "area",
                "durationSeconds");
        for (Contact contact : contacts) {
            ContactNote note = contact.note();
            FoundCause cause = note.cause();
            table.row(contact.id(), CareJson.time(contact.at()), device(note), note.subscriber(),
                    ContactWords.wire(note.channel()), contact.by(), note.agent(), note.complaint().wireName(),
                    note.errorCode(),
                    cause == null ? null : cause.id(), cause == null ? null : ContactWords.wire(cause.source()),
                    cause == null ? null : cause.probability(), note.diagnosis(),
                    note.done().stream().map(Deed::kind).collect(Collectors.joining(" ")),
                    ContactWords.wire(note.helped()), note.text(), contact.snapshot().model(),
                    contact.snapshot().firmware(), contact.snapshot().area(), seconds(note));
        }
        return table;
    }

    private static @Nullable String device(ContactNote note) {
        return note.device() == null ? null : note.device().value();
    }

    private static @Nullable Long seconds(ContactNote note) {
        Duration length = note.length();
        return length == null ? null : (Long) length.toSeconds();
    }
}
