package org.pilotacs.acs.task;

import java.time.Clock;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/// Makes task ids: 4 bytes of seconds, 5 bytes that this generator drew once, 3 bytes of a counter that starts anywhere.
/// Ids of one generator rise as long as the clock does and fewer than 2²⁴ are made in a second. Safe for any number of
/// threads.
public final class TaskIds {
    private final Clock clock;
    private final long mine;
    private final AtomicInteger counter;

    /// @param random unpredictable, so that two nodes do not draw the same
    public TaskIds(Clock clock, RandomGenerator random) {
        this.clock = clock;
        this.mine = random.nextLong() & 0xff_ffff_ffffL;
        this.counter = new AtomicInteger(random.nextInt());
    }

    public TaskId next() {
        HexFormat hex = HexFormat.of();
        long seconds = clock.instant().getEpochSecond();
        return new TaskId(hex.toHexDigits(seconds, 8) + hex.toHexDigits(mine, 10)
                + hex.toHexDigits(counter.getAndIncrement() & 0xff_ffff, 6));
    }
}
