package org.pilotacs.acs.device;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How long ago a device was seen. Each device is in one of these.
public enum Seen {
    /// Within the last hour.
    HOUR(Duration.ofHours(1)),
    /// Within the last day, but not the last hour.
    DAY(Duration.ofDays(1)),
    /// Within the last week, but not the last day.
    WEEK(Duration.ofDays(7)),
    /// Longer ago.
    OLDER(Duration.ofDays(365 * 1000)),
    /// Never: boxes that only listen, and those that the inventory names and nobody heard.
    NEVER(Duration.ZERO);

    private final Duration within;

    Seen(Duration within) {
        this.within = within;
    }

    /// The last contact is later than this.
    Instant after(Instant now) {
        return this == NEVER ? Instant.EPOCH.minusMillis(1) : latest(now.minus(within), Instant.EPOCH);
    }

    /// And not later than this.
    Instant until(Instant now) {
        return switch (this) {
            case HOUR -> Instant.ofEpochMilli(Long.MAX_VALUE);
            case DAY -> HOUR.after(now);
            case WEEK -> DAY.after(now);
            case OLDER -> WEEK.after(now);
            case NEVER -> Instant.EPOCH;
        };
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /// For example `hour`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Seen> named(String name) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(name)).findFirst();
    }
}
