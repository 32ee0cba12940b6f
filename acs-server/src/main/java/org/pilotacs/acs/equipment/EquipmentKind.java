package org.pilotacs.acs.equipment;

import org.pilotacs.acs.saying.SayingKey;

/// What a model is for, as a closed list. Of a generic profile it is what most of its boxes are.
public enum EquipmentKind implements SayingKey {
    DECODER, ROUTER,
    /// Brings the internet into the home, and leaves it to a router to share it.
    MODEM;

    @Override
    public String topic() {
        return "equipment-kind";
    }
}
