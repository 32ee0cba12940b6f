package org.pilotacs.agent.linux;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// A look at something slow that serves for a moment, because reading the data model asks once for each parameter.
/// Safe for any number of threads.
public final class Remembered<T> {
    private record Seen<T>(T value, Instant when) {}

    private final Supplier<T> look;
    private final Duration fresh;
    private final InstantSource clock;
    private @Nullable Seen<T> last;

    public Remembered(Supplier<T> look, Duration fresh, InstantSource clock) {
        this.look = look;
        this.fresh = fresh;
        this.clock = clock;
    }

    /// Asks afresh if the last look is too old, or if the clock was put back.
    public synchronized T get() {
        Instant now = clock.instant();
        Seen<T> seen = last;
        if (seen == null || Duration.between(seen.when(), now).abs().compareTo(fresh) > 0) {
            seen = new Seen<>(look.get(), now);
            last = seen;
        }
        return seen.value();
    }

    public synchronized void forget() {
        last = null;
    }
}
