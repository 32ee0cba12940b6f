package org.pilotacs.acs.link.satellite;

import org.pilotacs.acs.saying.SayingKey;

/// What is said of messages to cards.
public enum SatelliteSaying implements SayingKey {
    /// How it ended.
    BY_CODE, BY_CUSTOMER, NOT_BY_CUSTOMER, BY_READING, BY_CARD_SYSTEM, ASSUMED, NEVER_SENT, SUPERSEDED, CALLED_OFF_SENT,
    SENT_UNTIL,
    CARD_SYSTEM_GAVE_UP, CARD_SYSTEM_GAVE_UP_SILENTLY, NOT_TAKEN_BY_CARD_SYSTEM, NOT_SENT_BY_CARD_SYSTEM,
    NO_ANSWER_BY_THEN, MAY_STILL_BE_SENT,
    /// Why it is not sent now.
    NO_MULTIPLEXER, WAITS_FOR_CARD_SYSTEM, NOT_HEARD_OF,
    /// Why it is not sent at all.
    NO_CARD_SYSTEM, NO_HEAD_END, ONLY_HANDED_IN, NOT_HANDED_IN_THERE,
    /// By which way.
    BY_SATELLITE, BY_CARD_SYSTEM_NAMED,
    /// How a card system stands that sends its own messages.
    CARD_SYSTEM_ANSWERS, NOT_CALLED_YET;

    @Override
    public String topic() {
        return "satellite";
    }
}
