package org.pilotacs.acs.door;

import org.pilotacs.acs.saying.SayingKey;

/// What several doors say.
public enum DoorSaying implements SayingKey {
    /// Why an action was called off.
    CALLED_OFF_BY, CALLED_OFF_IN_CONSOLE;

    @Override
    public String topic() {
        return "door";
    }
}
