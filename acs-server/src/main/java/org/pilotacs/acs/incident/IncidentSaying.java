package org.pilotacs.acs.incident;

import org.pilotacs.acs.saying.SayingKey;

/// What is said of incidents.
enum IncidentSaying implements SayingKey {
    /// What is wrong, and where.
    WEAK_SIGNAL, NO_INTERNET, RESTARTS, OFFLINE,
    /// The same with how many boxes that is.
    OF_BOXES,
    /// Where.
    IN_AREA, IN_AREAS, ON_TRANSPONDER, ON_TRANSPONDER_IN, OF_VERSION, AT_NODE, AT_HEAD_END, EVERYWHERE,
    /// What to tell customers.
    TELL_WEAK_SIGNAL, TELL_NO_INTERNET, TELL_RESTARTS, TELL_OFFLINE;

    @Override
    public String topic() {
        return "incident";
    }
}
