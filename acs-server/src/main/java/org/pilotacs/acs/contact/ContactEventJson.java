package org.pilotacs.acs.contact;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.account.Author;

import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// What is told of a contact, with the names of the care API. What people wrote in their own words is not: whoever may read it
/// finds it by the id. Stateless.
final class ContactEventJson {
    private ContactEventJson() {}

    /// @param by who wrote it down, or amended it
    static String write(Contact contact, Author by) {
        ContactNote note = contact.note();
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", contact.id())
                .put("at", contact.at().truncatedTo(ChronoUnit.MILLIS).toString()).put("by", by.who())
                .put("agent", by.agent())
                .put("channel", wire(note.channel())).put("category", note.complaint().wireName())
                .put("errorCode", note.errorCode());
        FoundCause cause = note.cause();
        if (cause == null) {
            json.putNull("cause");
        } else {
            json.putObject("cause").put("id", cause.id()).put("source", wire(cause.source())).put("probability",
                    cause.probability());
        }
        return json.put("diagnosis", note.diagnosis()).put("helped", wire(note.helped())).toString();
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
