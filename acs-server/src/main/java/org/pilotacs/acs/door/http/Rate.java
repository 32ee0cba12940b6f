package org.pilotacs.acs.door.http;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Remembered;

import java.time.Duration;
import java.time.Instant;

/// How often one may call: so many times at once, and then as fast as that grows back (a token bucket). Kept in memory of this
/// node for so many callers; safe for any number of threads.
public final class Rate {
    private static final int CALLERS = 100_000;

    private final int burst;
    private final Duration refill;
    private final Remembered<String, Bucket> buckets = new Remembered<>(CALLERS);

    /// @param left calls that may be made at that moment
    /// @param taken whether the last one could be made
    private record Bucket(double left, Instant at, boolean taken) {}

    /// @param burst calls at once
    /// @param refill how long one call takes to grow back
    public Rate(int burst, Duration refill) {
        this.burst = burst;
        this.refill = refill;
    }

    /// Takes one call. Zero if it may be made, else how long until one may.
    public Duration take(String caller, Instant now) {
        Bucket bucket = buckets.change(caller, (_, known) -> {
            double left = left(known, now);
            return left >= 1 ? new Bucket(left - 1, now, true) : new Bucket(left, now, false);
        });
        return bucket == null || bucket.taken
                ? Duration.ZERO
                : Duration.ofMillis(Math.max(1, Math.round((1 - bucket.left) * refill.toMillis())));
    }

    private double left(@Nullable Bucket known, Instant now) {
        return known == null
                ? burst
                : Math.min(burst,
                        known.left
                                + Math.max(0, (double) Duration.between(known.at, now).toMillis() / refill.toMillis()));
    }
}
