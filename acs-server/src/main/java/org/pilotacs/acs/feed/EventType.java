package org.pilotacs.acs.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What kind of thing happened. Stored by its name on the wire: a constant is never renamed.
public enum EventType {
    ACTION_SETTLED, DIAGNOSIS_CONCLUDED, CONTACT_SAVED, CONTACT_AMENDED, INCIDENT_BEGAN, INCIDENT_CHANGED,
    INCIDENT_ENDED;

    /// For example `action.settled`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    public static Optional<EventType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.wireName().equals(name)).findFirst();
    }
}
