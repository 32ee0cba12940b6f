package org.pilotacs.acs.account;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Remembered;

import java.time.Duration;
import java.time.Instant;

/// Makes those wait who were wrong too often: twice as long after each time more. Kept in memory for so many names; safe for
/// any number of threads.
final class Delays {
    private static final int MOST = 20_000;
    /// After so long nobody remembers.
    private static final Duration FORGET = Duration.ofHours(1);

    private final int free;
    private final Duration longest;
    private final Remembered<String, Tries> tries = new Remembered<>(MOST);

    private record Tries(int count, Instant last) {}

    /// @param free how often one may be wrong without having to wait
    /// @param longest to wait
    Delays(int free, Duration longest) {
        this.free = free;
        this.longest = longest;
    }

    /// How long the name still has to wait; zero or less for not at all.
    Duration left(String name, Instant at) {
        Tries known = tries.get(name);
        return known == null ? Duration.ZERO : Duration.between(at, known.last.plus(delay(known)));
    }

    private Duration delay(Tries known) {
        int more = known.count - free;
        if (more <= 0) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(more - 1, 20));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    void wrong(String name, Instant at) {
        var _ = tries.change(name, (_, known) -> new Tries(count(known, at) + 1, at));
    }

    private static int count(@Nullable Tries known, Instant at) {
        return known == null || known.last.plus(FORGET).isBefore(at) ? 0 : known.count;
    }

    /// A try that was taken for wrong was not.
    void forgive(String name) {
        var _ = tries.change(name,
                (_, known) -> known == null || known.count <= 1 ? null : new Tries(known.count - 1, known.last));
    }

    void right(String name) {
        tries.forget(name);
    }
}
