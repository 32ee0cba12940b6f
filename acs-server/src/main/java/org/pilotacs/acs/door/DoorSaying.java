package org.pilotacs.acs.door;

import org.pilotacs.acs.saying.SayingKey;

/// What several doors say.
public enum DoorSaying implements SayingKey {
    /// Why an action was called off.
    CALLED_OFF_BY, CALLED_OFF_IN_CONSOLE,
    /// Why a call is not answered with what it asked for.
    NO_ACTION, NOT_THE_TOKEN, NO_SUCH_FILE,
    /// What is wrong at a place of a request.
    NOT_AN_ACTION, BAD_CURSOR;

    @Override
    public String topic() {
        return "door";
    }
}
