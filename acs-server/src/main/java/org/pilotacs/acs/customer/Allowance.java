package org.pilotacs.acs.customer;

import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// How often a customer may have the same done.
///
/// @param perDay within 24 hours, counted from the first time
/// @param pause between two times
public record Allowance(int perDay, Duration pause) {
    public static final Duration DAY = Duration.ofDays(1);
    public static final Range<Integer> PER_DAY = Range.of(1, 1_000);
    public static final Range<Duration> PAUSE = Range.of(Duration.ZERO, DAY);

    public Allowance {
        if (!PER_DAY.contains(perDay)) {
            throw new BadSetting("per-day", "must be " + PER_DAY);
        }
        PAUSE.check("pause", pause);
    }
}
