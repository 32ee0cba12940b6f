package org.pilotacs.agent.cwmp;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// How long to wait after a failed session (TR-069 Amendment 6, 3.2.1.1): the n-th wait is random between m·k^(n−1) and
/// m·k^n, and from the tenth on it grows no more.
///
/// @param minimumWait m, ManagementServer.CWMPRetryMinimumWaitInterval
/// @param multiplier 1000·k, ManagementServer.CWMPRetryIntervalMultiplier
record RetryPolicy(Duration minimumWait, int multiplier) {
    private static final int LAST_STEP = 10;

    Duration wait(int retry, RandomGenerator random) {
        double factor = multiplier / 1000.0;
        int step = Math.min(retry, LAST_STEP);
        double shortest = minimumWait.toMillis() * Math.pow(factor, step - 1);
        double longest = shortest * factor;
        return Duration.ofMillis(Math.round(shortest + (longest - shortest) * random.nextDouble()));
    }
}
