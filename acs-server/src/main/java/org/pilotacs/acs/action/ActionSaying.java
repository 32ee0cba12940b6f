package org.pilotacs.acs.action;

import org.pilotacs.acs.saying.SayingKey;

/// What is said of actions: how they ended, and why they are not begun.
enum ActionSaying implements SayingKey {
    /// How an action ended, from its tasks.
    NOT_KEPT, ACCEPTED, WORD_ONLY, ALL_PARTS_READ, SOME_PARTS_READ, COULD_NOT_BE_ASKED, NO_ANSWER_FOR, CHECKED,
    STILL_SAYS,
    READ_BACK, READS_BACK_OTHERWISE, NOT_READABLE,
    /// Why a model does not do it, in the profile's words or for want of a recipe, and what to do instead.
    IMPOSSIBLE, NOT_FROM_HERE, INSTEAD_OF_RESTART, INSTEAD_OF_FACTORY_RESET, INSTEAD_OF_RESET_PIN,
    INSTEAD_OF_RECONNECT,
    INSTEAD_OF_CHECK_SIGNAL, INSTEAD_OF_TEST_LINE, INSTEAD_OF_UPDATE_FIRMWARE, INSTEAD_OF_FIX_WIFI,
    /// What Wi-Fi shows after it was changed.
    WIFI_WHOLE, WIFI_NETWORK, WIFI_CALLED, WIFI_RENAMED, WIFI_CHOOSES, WIFI_CHOSE, WIFI_MOVED_BY_ITSELF, WIFI_STAYS,
    WIFI_ON, WIFI_MOVED, WIFI_PASSWORD_TAKEN, WIFI_STILL_FIXED, WIFI_STILL_CHOOSES, WIFI_STILL_ON, WIFI_STILL_CALLED,
    /// Why Wi-Fi is not changed.
    WIFI_CHOOSES_NO_CHANNEL, WIFI_TAKES_NO_CHANNEL, WIFI_TAKES_NO_NAME, WIFI_TAKES_NO_PASSWORD, WIFI_NOT_KNOWN,
    NO_SUCH_NETWORK, NO_RADIO, CHANNEL_OF_NO_RADIO, NOT_A_CHANNEL, NOT_A_WIFI_NAME, WIFI_NAME_LENGTH,
    WIFI_PASSWORD_LENGTH, NOT_A_WIFI_PASSWORD,
    /// Why a box is given nothing to do.
    QUARANTINED,
    /// Why nothing is broadcast to a card.
    NO_CARD, ONE_WAY, SENT_TOO_OFTEN, NOT_BY_SATELLITE,
    /// Why a test of the line is not begun.
    NO_TEST_TARGET, NO_SPEED_TARGET, TEST_NOT_ON_MODEL, NOT_A_HOST,
    /// Why a box is not given other firmware.
    NO_FIRMWARE, NO_SUCH_FIRMWARE, NOT_FIRMWARE, NO_SUCH_CONFIGURATION, NOT_CONFIGURATION, OF_OTHER_MODEL,
    OF_OTHER_MAKER, OF_OTHER_HARDWARE, NOT_AFTER_VERSION, NOT_TOLD, FIRMWARE_RUNS,
    /// What is wrong with a wish.
    NO_VALUE, NOTHING_BELOW, NONE_NAMED, TOO_MANY, NAMED_TWICE, PATH_LENGTH, NOT_IN_DATA_MODEL, BAD_KEY;

    @Override
    public String topic() {
        return "action";
    }
}
