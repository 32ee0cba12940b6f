package org.pilotacs.acs.door.care;

import org.pilotacs.acs.saying.SayingKey;

/// What the care API says of calls that it does not answer with what they asked for.
enum CareSaying implements SayingKey {
    NO_DEVICE, NO_CUSTOMER, NO_DIAGNOSIS, NO_IMPORT, KEY_REUSED, OVER_ALREADY, AT_WORK, TOO_MANY_TRACES, SEND_TOKEN,
    NO_ACCOUNT, NO_TOKEN, NO_SFTP_LOGIN, DEVICE_OR_MODEL, NOT_A_PUBLIC_KEY, NAME_TAKEN, FIRST_IS_ADMIN, LAST_ADMIN,
    /// What is wrong at a place of a request.
    TOO_MANY_PATHS, ONLY_FOR_WRITE, ONLY_FOR_TEST_LINE, ONLY_FOR_FETCH_FILE, ONLY_FOR_UPDATE_FIRMWARE,
    ONLY_FOR_RECONNECT, ONLY_FOR_WAYS, ONLY_FOR_SEND_EMMS, RIGHTS_BY_SATELLITE, NOT_A_TIME, PRODUCT_TWICE, ONE_PROOF,
    NEEDS_FILE, NEEDS_IMAGE,
    NO_FILE, KEY_TWICE,
    IDENTITY_TAKEN, NO_KEY, NEEDS_ONE, NOT_A_TYPE, NOT_PRINTABLE, NOT_A_NAME,
    NOT_A_ROLE, PASSWORD_LENGTH,
    /// Of contacts and error codes.
    NO_CONTACT, NOT_A_DEVICE, NEEDS_SOMEBODY, NEEDS_AMENDMENT, AMENDED_TOO_OFTEN, WITHIN_A_YEAR, NEEDS_DEED,
    NOT_AN_ACTION_OF_OURS, ACTION_OF_ANOTHER, ACTION_WAS, NO_ERROR_CODE, NOT_A_CODE, CAUSE_TWICE, NOT_A_KIND,
    /// Of incidents.
    NO_INCIDENT, INCIDENT_ALREADY, INCIDENT_OVER, TOO_MANY_NOTES, GROUP_NEEDS, NOT_AHEAD, NEEDS_TEXT,
    /// Of events and webhooks.
    NOT_AN_EVENT_TYPE, NOT_AN_EVENT_NUMBER, NOT_YET_AN_EVENT, NO_WEBHOOK,
    /// Of campaigns.
    NO_CAMPAIGN, NOT_OF_CAMPAIGN, NOT_IN_CAMPAIGNS, IS_THE_MASK,
    /// Of what is kept about a customer.
    NOTHING_KEPT, NO_ERASURE, ERASED_OTHERWISE,
    /// What is wrong with an import: a field of a line, or all of it.
    FIELD, NOT_READ_ON, IMPORT_BROKE;

    @Override
    public String topic() {
        return "care";
    }
}
