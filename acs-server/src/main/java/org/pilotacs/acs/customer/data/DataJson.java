package org.pilotacs.acs.customer.data;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Language;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/// What all entries of an export have in common. Stateless.
final class DataJson {
    private DataJson() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// ISO 8601 in UTC, to the millisecond.
    static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /// In all languages that we speak.
    static ObjectNode said(Saying saying) {
        ObjectNode json = object();
        for (Language language : Language.values()) {
            json.put(language.tag(), language.say(saying));
        }
        return json;
    }

    /// As doors name it, for example `in-session`.
    static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
