package org.pilotacs.acs.incident;

import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// From when on trouble of many boxes is an incident.
///
/// @param boxes how many homes of a group must show it
/// @param share how many of a hundred boxes that told of themselves must show it
/// @param calm for how long it must be as usual again before it is over
/// @param keep how long incidents are kept after they are over
public record IncidentConfig(int boxes, int share, Duration calm, Duration keep) {
    public static final Range<Integer> BOXES = Range.of(3, 10_000);
    public static final Range<Integer> SHARE = Range.of(1, 100);
    public static final Range<Duration> CALM = Range.of(Duration.ofMinutes(5), Duration.ofDays(1));
    public static final Range<Duration> KEEP = Range.of(Duration.ofDays(1), Duration.ofDays(3650));

    public static final IncidentConfig DEFAULT = new IncidentConfig(5, 20, Duration.ofMinutes(30),
            Duration.ofDays(365));

    /// What is less probable than this, by what is usual in a group, is no accident; tested twice.
    static final double CHANCE = 1e-4;

    public IncidentConfig {
        BOXES.check("boxes", boxes);
        SHARE.check("share", share);
        CALM.check("calm", calm);
        KEEP.check("keep", keep);
    }
}
