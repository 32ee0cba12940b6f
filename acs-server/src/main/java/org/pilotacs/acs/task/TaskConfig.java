package org.pilotacs.acs.task;

import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// How long tasks are held, wanted and kept.
///
/// @param lease how long a link may hold a task before it counts as lost
/// @param evidence how long a device may still show what became of an order whose fate is unknown
/// @param deadline how long a task waits for its device, unless who asks says otherwise
/// @param keep how long a task, and the action it belongs to, is kept after it is over
public record TaskConfig(Duration lease, Duration evidence, Duration deadline, Duration keep) {
    public static final Range<Duration> LEASE = Range.of(Duration.ofSeconds(10), Duration.ofHours(1));
    public static final Range<Duration> EVIDENCE = Range.of(Duration.ofSeconds(1), Duration.ofHours(24));
    public static final Range<Duration> DEADLINE = Range.of(Duration.ofMinutes(1), Duration.ofDays(30));
    public static final Range<Duration> KEEP = Range.of(Duration.ofDays(2), Duration.ofDays(3650));

    public static final TaskConfig DEFAULT = new TaskConfig(Duration.ofMinutes(2), Duration.ofMinutes(10),
            Duration.ofHours(24),
            Duration.ofDays(90));

    public TaskConfig {
        LEASE.check("lease", lease);
        EVIDENCE.check("evidence", evidence);
        DEADLINE.check("deadline", deadline);
        KEEP.check("keep", keep);
    }
}
