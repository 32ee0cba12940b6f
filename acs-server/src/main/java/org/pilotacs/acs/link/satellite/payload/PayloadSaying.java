package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.saying.SayingKey;

/// What we say of messages to cards that cannot be made, and of card systems that make their own.
enum PayloadSaying implements SayingKey {
    /// The orders.
    ORDER_REFRESH_RIGHTS, ORDER_PAIR, ORDER_RESET_PIN, ORDER_RESTART, ORDER_SHOW_CODE,
    /// Why an order is not said.
    NO_CARD_NUMBER, NO_KEY, NO_BOX_NUMBER, NOTHING_ORDERED, NO_SUCH_ORDER, COUNTED_APART, TOO_MANY_RIGHTS, TOO_LONG,
    NO_SUCH_PRODUCT, RIGHT_ENDS_TOO_FAR, CODE_SHOWN_TOO_LONG, EXPIRY_TOO_FAR, SEQUENCES_USED_UP,
    /// What is wrong with what was handed in.
    NO_SECTION, TOO_MANY_SECTIONS, SECTION_UNREADABLE, SECTION_TOO_SHORT, SECTION_OF_OTHERS, SECTION_TOO_LONG,
    SECTION_CUT, SECTION_DAMAGED,
    /// What became of a command at the gateway.
    CAS_REFUSED, CAS_REFUSED_BECAUSE, CAS_FORGOT, CAS_TOKEN, CAS_ADDRESS, CAS_BUSY, CAS_SILENT, CAS_NOT_REACHED,
    CAS_CERTIFICATE, CAS_BROKE_OFF, CAS_NOT_UNDERSTOOD, CAS_INTERRUPTED;

    @Override
    public String topic() {
        return "payload";
    }
}
