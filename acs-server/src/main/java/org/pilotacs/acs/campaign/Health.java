package org.pilotacs.acs.campaign;

import java.time.Duration;

/// When a device counts as being in trouble.
///
/// @param restarts starts that nobody ordered, within the time that it is watched
/// @param signalDrop dB that its worst tuner lost
/// @param silence for which it was not heard
public record Health(int restarts, double signalDrop, Duration silence) {
    public static final Health DEFAULT = new Health(2, 3, Duration.ofHours(26));

    public Health {
        if (restarts < 1 || restarts > 1000) {
            throw new BadPlanException("health.restarts", CampaignSaying.BAD_NUMBER.of());
        }
        if (!(signalDrop > 0 && signalDrop <= 30)) {
            throw new BadPlanException("health.signalDrop", CampaignSaying.BAD_DROP.of());
        }
        if (silence.compareTo(Duration.ofSeconds(1)) < 0 || silence.compareTo(Duration.ofDays(30)) > 0) {
            throw new BadPlanException("health.silence", CampaignSaying.BAD_PATIENCE.of());
        }
    }
}
