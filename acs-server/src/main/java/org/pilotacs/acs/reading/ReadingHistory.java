package org.pilotacs.acs.reading;

import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What was measured, and when. Append-only. Safe for any number of threads.
public interface ReadingHistory {
    /// Most points of one [#series]; of more, the newest.
    int MAX_SERIES = 20_000;

    /// Keeps readings; returns once they are committed. The same name of the same moment is kept once, the first one.
    void append(DeviceId device, List<Reading> readings);

    /// The newest of each name, by name.
    List<Reading> latest(DeviceId device);

    /// One name's readings, oldest first.
    ///
    /// @param name with its instance numbers
    /// @param from first moment
    /// @param to the moment after the last
    List<Reading> series(DeviceId device, String name, Instant from, Instant to);

    /// One name's readings up to a moment and at it, newest first.
    ///
    /// @param name with its instance numbers
    /// @param limit most of them
    List<Reading> newest(DeviceId device, String name, Instant until, int limit);

    /// The same, but only those whose value is another than that before, and the first one.
    List<Reading> changes(DeviceId device, String name, Instant until, int limit);

    /// What several names were, oldest first.
    ///
    /// @param names with their instance numbers
    /// @param from first moment
    Map<String, List<Reading>> past(DeviceId device, Collection<String> names, Instant from);

    /// Throws away all whole days (UTC) that ended before a moment; gives how many readings went. Call it now and then.
    int forgetBefore(Instant limit);
}
