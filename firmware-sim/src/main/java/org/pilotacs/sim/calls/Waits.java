package org.pilotacs.sim.calls;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How long consultants waited for one kind of answer. Safe for any number of threads.
public final class Waits {
    private final List<Duration> each = new ArrayList<>();
    private long wrong;

    synchronized void add(Duration wait) {
        each.add(wait);
    }

    /// One that was not what it should be, or did not come; it counts as asked.
    synchronized void addWrong(Duration wait) {
        each.add(wait);
        wrong++;
    }

    public synchronized int asked() {
        return each.size();
    }

    public synchronized long wrong() {
        return wrong;
    }

    /// So many of a hundred waited at most that long, by the nearest rank; zero if nobody did.
    public synchronized Duration within(double percent) {
        if (each.isEmpty()) {
            return Duration.ZERO;
        }
        Duration[] sorted = each.toArray(Duration[]::new);
        Arrays.sort(sorted);
        return sorted[(int) Math.max(0, Math.ceil(percent / 100 * sorted.length) - 1)];
    }
}
