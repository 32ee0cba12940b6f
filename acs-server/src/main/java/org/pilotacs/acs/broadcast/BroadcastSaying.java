package org.pilotacs.acs.broadcast;

import org.pilotacs.acs.saying.SayingKey;

/// What is said where nothing is broadcast.
enum BroadcastSaying implements SayingKey {
    NONE_HERE;

    @Override
    public String topic() {
        return "broadcast";
    }
}
