package org.pilotacs.acs.link.satellite.payload;

import org.pilotacs.acs.runtime.BadSetting;
import org.pilotacs.acs.runtime.Range;

import java.time.Duration;
import java.time.temporal.ChronoUnit;

/// How messages in the form REF-1 are made.
///
/// @param encrypted whether orders are; if not, they are only signed
/// @param restartDelay how long a box waits before it restarts, in whole seconds
public record Ref1Config(KeySlots slots, boolean encrypted, Duration restartDelay) {
    public static final Range<Duration> RESTART_DELAY = Range.of(Duration.ZERO, Duration.ofHours(1));
    public static final Ref1Config DEFAULT = new Ref1Config(KeySlots.DEFAULT, false, Duration.ZERO);

    public Ref1Config {
        RESTART_DELAY.check("restart-delay", restartDelay);
        if (!restartDelay.equals(restartDelay.truncatedTo(ChronoUnit.SECONDS))) {
            throw new BadSetting("restart-delay", "must be in whole seconds");
        }
    }
}
