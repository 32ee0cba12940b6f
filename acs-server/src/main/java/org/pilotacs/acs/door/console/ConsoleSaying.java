package org.pilotacs.acs.door.console;

import org.pilotacs.acs.saying.SayingKey;

/// What the console says of calls that it does not answer with what they asked for.
enum ConsoleSaying implements SayingKey {
    NO_BOX, NO_CUSTOMER, NO_PARAMETER, NO_FILE, BOX_GONE, NO_CAMPAIGN, TOO_MANY_TRACES, SIGN_IN, NOT_RIGHT, OTHER_SITE,
    PAGE_TOO_OLD, REMOVE_NOT_SURE, NOT_SURE, WIFI_NOT_SURE, NOTHING_CHOSEN, TOO_LATE, WAIT,
    /// Of the identity provider.
    PROVIDER_AWAY, PROVIDER_REFUSED, PROVIDER_UNTRUSTED, SIGN_IN_STALE, SIGN_IN_CALLED_OFF, NO_ROLE, PROVIDER_ONLY,
    /// What is wrong at a place of a request.
    NOT_HERE, MISSING, NOT_SIX_DIGITS, NOT_LISTED, NOT_OF_THIS_BOX, NOT_A_DAY;

    @Override
    public String topic() {
        return "console";
    }
}
