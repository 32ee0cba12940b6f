package org.pilotacs.acs.provisioning.session;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Ids of orders: 24 hex digits, the time first, so that later ones are greater. Safe for any number of threads.
public final class OrderIds {
    public static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{24}");

    private final Clock clock;
    private final long node;
    private final AtomicInteger count;

    public OrderIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.node = random.nextLong(1L << 40);
        this.count = new AtomicInteger(random.nextInt(1 << 20));
    }

    String next() {
        return "%08x%010x%06x".formatted(clock.instant().getEpochSecond() & 0xffffffffL, node,
                count.incrementAndGet() & 0xffffff);
    }
}
