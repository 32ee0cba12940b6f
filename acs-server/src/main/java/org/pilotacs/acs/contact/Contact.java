package org.pilotacs.acs.contact;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// One contact of a customer, as it is kept.
///
/// @param id 24 hexadecimal digits
/// @param by the account, the token or the door that it came by, as we know it; empty for what was kept before that was noted
/// @param note as last amended; its time is known
/// @param amendments oldest first
public record Contact(String id, String by, ContactNote note, Snapshot snapshot, List<Amendment> amendments) {
    public Contact {
        amendments = List.copyOf(amendments);
        Objects.requireNonNull(note.at(), "a contact has its time");
    }

    public Instant at() {
        return Objects.requireNonNull(note.at());
    }
}
