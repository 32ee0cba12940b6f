package org.pilotacs.acs.customer.data;

/// The steps of an erasure, in their order. Stored by name. Until [#BOXES] it is known which boxes are the customer's, so what is
/// found by them goes before; the number itself goes last.
enum EraseStep {
    /// For what the boxes are at.
    WAIT, CONTACTS, EXAMINATIONS, ACTIONS, FILES, READINGS, EVENTS, BOXES,
    /// The number in texts that are about others.
    MENTIONS, AUDIT, OVER;

    EraseStep next() {
        return switch (this) {
            case WAIT -> CONTACTS;
            case CONTACTS -> EXAMINATIONS;
            case EXAMINATIONS -> ACTIONS;
            case ACTIONS -> FILES;
            case FILES -> READINGS;
            case READINGS -> EVENTS;
            case EVENTS -> BOXES;
            case BOXES -> MENTIONS;
            case MENTIONS -> AUDIT;
            case AUDIT, OVER -> OVER;
        };
    }
}
