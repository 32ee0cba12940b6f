package org.pilotacs.acs.firmware;

import org.pilotacs.acs.saying.SayingKey;

/// What is said of artefacts: why one is not taken.
public enum FirmwareSaying implements SayingKey {
    /// What is wrong at a place of what was said of it.
    LENGTH, NOT_PLAIN, TOO_MANY_FROM, NOTES_TOO_LONG, NOT_SHA256, NOT_A_FILE_NAME, NOT_A_SIGNATURE,
    /// Why a file is not made an artefact.
    TRUNCATED, OTHER_SHA256, UNSIGNED, NO_KEYS, NOT_SIGNED_BY_OURS;

    @Override
    public String topic() {
        return "firmware";
    }
}
