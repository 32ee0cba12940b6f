package org.pilotacs.acs.link.satellite.mux;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When a multiplexer is connected to again after a connection ended, or did not come about. Not safe for threads.
///
/// | after | wait |
/// |---|---|
/// | re-open the channel, the first time in a row | none |
/// | any other | `min`, doubled with each one in a row, up to `max`; of that a half to all, by chance |
/// | refused | `refused`, of that a half to all |
///
/// A connection on which the stream was open for as long as a multiplexer may be silent ends the row.
final class RetryPolicy {
    private final HeadendConfig.Retry retry;
    private final Duration calm;
    private final RandomGenerator random;
    private int inARow;

    RetryPolicy(HeadendConfig.Timing timing, RandomGenerator random) {
        this.retry = timing.retry();
        this.calm = timing.silence();
        this.random = random;
    }

    /// @param open how long the stream was
    Duration wait(Reaction reaction, Duration open) {
        if (open.compareTo(calm) >= 0) {
            inARow = 0;
        }
        int before = inARow++;
        return switch (reaction) {
            case REFUSED -> jittered(retry.refused());
            case REOPEN_CHANNEL -> before == 0 ? Duration.ZERO : backOff(before - 1);
            case BACK_OFF, REOPEN_STREAM, SLOW_DOWN, SMALLER_MESSAGES -> backOff(before);
        };
    }

    /// Somebody mended something.
    void reset() {
        inARow = 0;
    }

    private Duration backOff(int doublings) {
        Duration wait = retry.min();
        for (int i = 0; i < doublings && wait.compareTo(retry.max()) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        return jittered(wait.compareTo(retry.max()) < 0 ? wait : retry.max());
    }

    /// So that what failed together does not come back together.
    private Duration jittered(Duration wait) {
        return Duration.ofNanos(random.nextLong(wait.toNanos() / 2, wait.toNanos() + 1));
    }
}
