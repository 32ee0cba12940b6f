package org.pilotacs.acs.door;

import org.pilotacs.acs.saying.SayingKey;

/// What several doors say.
public enum DoorSaying implements SayingKey {
    /// Why an action was called off.
    CALLED_OFF_BY, CALLED_OFF_IN_CONSOLE,
    /// Why a call is not answered with what it asked for.
    NO_ACTION, NOT_THE_TOKEN, NO_SUCH_FILE, NO_ARTEFACT, NO_UPLOAD,
    /// Why a file, or a part of it, is not taken.
    EMPTY_FILE, TOO_MANY_UPLOADS, TOO_MUCH_UPLOADED, OTHER_OFFSET, MORE_THAN_ANNOUNCED, NOT_AN_OFFSET, VERSION_TAKEN,
    NOT_A_KIND_OF_FILE, BODY_OR_UPLOAD,
    /// Why a person's word for what was broadcast does not count.
    NOT_BY_SATELLITE, NOT_ON_AIR_YET, NOT_ON_AIR, IS_OVER, SHOWS_NO_CODE, TOO_EARLY, WRONG_CODE, TOO_MANY_CODES,
    /// Why an action does not help while many homes have the same trouble.
    USELESS_NOW, USELESS_UNTIL,
    /// What is wrong at a place of a request.
    NOT_AN_ACTION, BAD_CURSOR, ONLY_FOR_FIX_WIFI, AUTO_OR_NUMBER, NOT_A_NETWORK;

    @Override
    public String topic() {
        return "door";
    }
}
