package org.pilotacs.acs.provisioning.preset;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.schedule.Cron;

/// Times at which a preset applies: `<seconds> <cron expression>`, from each moment of the cron expression on for so long.
///
/// @param seconds how long
public record Schedule(double seconds, Cron cron) {
    /// Null if a text is none. GenieACS takes what it cannot read for always.
    public static @Nullable Schedule read(String text) {
        String[] parts = text.strip().split("\\s+", 2);
        try {
            return parts.length == 2 ? new Schedule(Double.parseDouble(parts[0]), Cron.parse(parts[1])) : null;
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /// @param now milliseconds since 1970
    public boolean applies(long now) {
        return cron.last(now).map(at -> at.toEpochMilli() + seconds * 1000 > now).orElse(false);
    }
}
