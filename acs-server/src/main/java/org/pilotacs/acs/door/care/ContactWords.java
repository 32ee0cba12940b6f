package org.pilotacs.acs.door.care;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.contact.ContactChannel;
import org.pilotacs.acs.contact.Helped;
import org.pilotacs.acs.door.WireName;
import org.pilotacs.acs.door.http.HttpCall;

import java.util.Locale;

/// What a contact says of a closed list, as the contract names it. Stateless.
final class ContactWords {
    private ContactWords() {}

    static String wire(Enum<?> constant) {
        return WireName.of(constant);
    }

    /// @param name that the contract has let through
    static <E extends Enum<E>> E read(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static @Nullable ContactChannel channel(HttpCall call) {
        return query(call, "channel", ContactChannel.class);
    }

    static @Nullable Complaint category(HttpCall call) {
        return query(call, "category", Complaint.class);
    }

    static @Nullable Helped helped(HttpCall call) {
        return query(call, "helped", Helped.class);
    }

    private static <E extends Enum<E>> @Nullable E query(HttpCall call, String name, Class<E> type) {
        String given = call.query().get(name);
        return given == null ? null : read(type, given);
    }
}
