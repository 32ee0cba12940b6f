package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.DeviceId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/// Who may begin a session when more want to than can, and when the others shall come back. Safe for any number of threads.
///
/// A device that somebody waits for finds a place where others are told to come later. How much later follows from the
/// crowd: those who were refused lately are spread over the time that it takes to serve them all, so that they do not
/// come back as one.
final class Turnstile {
    /// Sessions beyond the limit that are kept for devices that somebody waits for, as a part of it.
    private static final int RESERVE_DIVISOR = 8;
    private static final int LEAST_RESERVE = 8;
    /// Longer than it takes until a device is knocked at again.
    private static final Duration AWAITED_FOR = Duration.ofSeconds(90);
    private static final int MOST_AWAITED = 100_000;
    private static final double LEAST_SPREAD = 20;
    private static final double MOST_SPREAD = 600;
    private static final int SOONEST = 5;
    /// How much of the crowd of a second ago still counts.
    private static final double MEMORY = 0.98;

    private final int most;
    private final Clock clock;
    private final RandomGenerator random;
    private final ConcurrentHashMap<DeviceId, Instant> awaited = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();
    private final LongAdder begun = new LongAdder();
    private volatile double crowd;
    private volatile double pace;

    /// @param most sessions at once
    Turnstile(int most, Clock clock, RandomGenerator random) {
        this.most = most;
        this.clock = clock;
        this.random = random;
    }

    /// Somebody waits for this device.
    void await(DeviceId device) {
        if (awaited.size() < MOST_AWAITED) {
            awaited.put(device, clock.instant());
        }
    }

    /// Whether a device may begin a session while so many are open.
    boolean admits(DeviceId device, int open) {
        boolean in = open < most || open < most + reserve() && isAwaited(device);
        (in ? begun : refused).increment();
        return in;
    }

    private int reserve() {
        return Math.max(LEAST_RESERVE, most / RESERVE_DIVISOR);
    }

    private boolean isAwaited(DeviceId device) {
        Instant since = awaited.get(device);
        return since != null && since.plus(AWAITED_FOR).isAfter(clock.instant());
    }

    /// A call was turned away before it said which device it is from.
    void turnedAway() {
        refused.increment();
    }

    /// Takes stock; call it once a second.
    void tick() {
        crowd = crowd * MEMORY + refused.sumThenReset();
        pace = pace * MEMORY + begun.sumThenReset() * (1 - MEMORY);
        Instant old = clock.instant().minus(AWAITED_FOR);
        awaited.values().removeIf(since -> since.isBefore(old));
    }

    /// In how many seconds a device that is turned away shall come back: somewhere in the time that serving the crowd takes.
    int retryAfter() {
        double needed = crowd / Math.max(1, pace);
        double spread = Math.clamp(needed, LEAST_SPREAD, MOST_SPREAD);
        return SOONEST + (int) (random.nextDouble() * spread);
    }
}
