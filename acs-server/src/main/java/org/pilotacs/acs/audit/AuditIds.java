package org.pilotacs.acs.audit;

import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Ids of entries: the moment, then chance, so that they are in the order of time. Stateless.
final class AuditIds {
    private static final Pattern WRITTEN = Pattern.compile("[0-9a-f]{24}");
    private static final int CHANCE_BITS = 52;

    private AuditIds() {}

    static String of(Instant at, RandomGenerator random) {
        return moment(at) + "%013x".formatted(random.nextLong() >>> (Long.SIZE - CHANCE_BITS));
    }

    /// What the ids of a moment begin with; less than any of them.
    static String moment(Instant at) {
        return "%011x".formatted(Math.max(0, at.toEpochMilli()));
    }

    /// @throws IllegalArgumentException if it is no id
    static String checked(String id) {
        if (!WRITTEN.matcher(id).matches()) {
            throw new IllegalArgumentException("not a cursor: " + id);
        }
        return id;
    }
}
