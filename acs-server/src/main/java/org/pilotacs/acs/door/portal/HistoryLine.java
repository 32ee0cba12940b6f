package org.pilotacs.acs.door.portal;

import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.customer.CustomerHistory;

import java.time.Instant;

/// A line of what was done to a box.
///
/// @param at for machines
/// @param when for people
public record HistoryLine(String at, String when, String by, String what, String outcome) {
    static HistoryLine of(CustomerHistory.Line line, Words words, Instant now) {
        return new HistoryLine(line.at().toString(), words.minute(line.at(), now),
                words.say("my.history.by." + line.by().wireName()), line.what(), line.outcome());
    }
}
