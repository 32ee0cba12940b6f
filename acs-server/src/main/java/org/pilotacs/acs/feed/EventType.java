package org.pilotacs.acs.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What kind of thing happened. Stored by its name on the wire: a constant is never renamed.
public enum EventType {
    ACTION_SETTLED, DIAGNOSIS_CONCLUDED, CONTACT_SAVED, CONTACT_AMENDED, INCIDENT_BEGAN, INCIDENT_CHANGED,
    INCIDENT_ENDED, CAMPAIGN_CHANGED,
    /// What a customer should hear of their box, in words for them.
    CUSTOMER_MESSAGE,
    /// What each customer should hear of trouble that many homes have.
    CUSTOMER_INCIDENT;

    private static final Set<EventType> WITHOUT_ASKING = Arrays.stream(values()).filter(one -> !one.isForCustomers())
            .collect(Collectors.toUnmodifiableSet());

    /// For example `action.settled`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    /// Made of another event, for who passes it on to customers. There may be one for each home.
    private boolean isForCustomers() {
        return this == CUSTOMER_MESSAGE || this == CUSTOMER_INCIDENT;
    }

    /// What readers get who name no types.
    static Set<EventType> withoutAsking() {
        return WITHOUT_ASKING;
    }

    public static Optional<EventType> named(String name) {
        return Arrays.stream(values()).filter(type -> type.wireName().equals(name)).findFirst();
    }
}
