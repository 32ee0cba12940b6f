package org.pilotacs.acs.meter;

import org.pilotacs.acs.saying.SayingKey;

/// Why there is no signal meter, or none any more, and what to do instead.
enum MeterSaying implements SayingKey {
    /// Why none begins.
    ONE_WAY, NOT_ON_MODEL, QUARANTINED, TOO_MANY,
    /// Why one is over.
    TIME_UP, SILENT, BUSY, CANNOT_TELL, ELSEWHERE,
    /// Both.
    STOPPING;

    @Override
    public String topic() {
        return "meter";
    }
}
