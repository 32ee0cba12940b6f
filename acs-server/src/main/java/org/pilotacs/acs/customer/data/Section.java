package org.pilotacs.acs.customer.data;

import org.pilotacs.acs.saying.SayingKey;

import java.util.Locale;

/// The parts of an export, in their order; each says in a sentence what it is.
enum Section implements SayingKey {
    CUSTOMER, BOXES, PARAMETERS, READINGS, ACTIONS, TASKS, BROADCASTS, DIAGNOSES, CONTACTS, FILES, EVENTS, AUDIT,
    ERASURES;

    @Override
    public String topic() {
        return "data-section";
    }

    /// As the document names it.
    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
