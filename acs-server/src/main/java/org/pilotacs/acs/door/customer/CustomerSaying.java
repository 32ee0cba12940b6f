package org.pilotacs.acs.door.customer;

import org.pilotacs.acs.saying.SayingKey;

/// What customers are told of calls that are not answered with what they asked for. Machines tell them apart by their keys.
public enum CustomerSaying implements SayingKey {
    /// Who calls.
    SEND_TOKEN, TOKEN_NOT_GOOD, NAME_CUSTOMER, NO_TOKENS, KEYS_AWAY, LINK_USED, TOKEN_USED, SIGN_IN, OTHER_SITE,
    /// What is not there, or not theirs, which is the same.
    NO_BOX, NO_ACTION, NO_CHECK, NO_PICTURE, NO_MANUAL, NO_ERASURE, NOTHING_KEPT,
    /// Why something is not begun.
    CODE_NEEDED, CODE_WRONG, CODE_GONE, CODE_NO_WAY, CODE_NOT_SENT, NOT_WITH_THIS_BOX, TOO_SOON, TOO_OFTEN, TOO_FAST,
    KEY_REUSED, NO_TEXT,
    /// What Wi-Fi takes, and why it is not changed.
    WIFI_NAME, WIFI_PASSWORD, WIFI_CHANNEL, WIFI_NETWORK, WIFI_NOT_KNOWN, WIFI_UNDER_WAY, WIFI_CHANNEL_NOT_HERE,
    WIFI_NAME_NOT_HERE, WIFI_PASSWORD_NOT_HERE;

    @Override
    public String topic() {
        return "self-service";
    }
}
