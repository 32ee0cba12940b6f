package org.pilotacs.acs.webhook;

import org.pilotacs.acs.feed.Event;
import org.pilotacs.acs.feed.EventJson;

import java.time.Instant;

/// What is sent.
///
/// @param id the same however often it is sent
record Message(String id, String body) {
    /// The time is in it, since a database that was put back from a backup gives a number again.
    static Message of(Event event) {
        return new Message("evt_" + event.number() + "_" + Long.toString(event.at().toEpochMilli(), 36),
                EventJson.write(event).toString());
    }

    static Message ping(String id, Instant now) {
        return new Message("ping_" + id,
                "{\"type\":\"ping\",\"timestamp\":\"" + EventJson.time(now) + "\",\"data\":{}}");
    }
}
