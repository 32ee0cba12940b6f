package org.pilotacs.acs.fleet;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Fleet;
import org.pilotacs.acs.task.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// Counts the fleet when somebody asks, in the background, and remembers the numbers. Counting reads every device's row, so it
/// happens once a minute at most, and less often where it takes long. Safe for any number of threads.
public final class FleetSurvey {
    private static final Logger log = LoggerFactory.getLogger(FleetSurvey.class);

    /// Models and versions that are told apart.
    public static final int GROUPS = 12;
    /// Devices that are told one by one.
    public static final int DEVICES = 1000;
    static final Duration PAUSE = Duration.ofMinutes(1);
    /// A count that took so long is followed by a pause of so many times that.
    static final int REST = 20;

    private final Fleet fleet;
    private final Tasks tasks;
    private final Clock clock;
    private final Executor threads;
    private @Nullable FleetCount last;
    private Instant next = Instant.MIN;
    private @Nullable CountDownLatch running;

    /// @param threads that may block
    public FleetSurvey(Fleet fleet, Tasks tasks, Clock clock, Executor threads) {
        this.fleet = fleet;
        this.tasks = tasks;
        this.clock = clock;
        this.threads = threads;
    }

    /// The last numbers; a new count begins if it is time. Where nothing was ever counted, waits for it a while.
    public Optional<FleetCount> latest(Duration patience) {
        CountDownLatch counting = begun();
        FleetCount known = known();
        if (known == null && counting != null) {
            await(counting, patience);
            known = known();
        }
        return Optional.ofNullable(known);
    }

    private synchronized @Nullable FleetCount known() {
        return last;
    }

    private synchronized @Nullable CountDownLatch begun() {
        if (running == null && !clock.instant().isBefore(next)) {
            CountDownLatch latch = new CountDownLatch(1);
            running = latch;
            threads.execute(() -> run(latch));
        }
        return running;
    }

    private void run(CountDownLatch latch) {
        FleetCount counted = null;
        Instant begin = clock.instant();
        try {
            counted = count(begin);
        } catch (RuntimeException failure) {
            log.atError().setCause(failure).log("the fleet could not be counted; it is tried again");
        } finally {
            ended(counted, begin);
            latch.countDown();
        }
    }

    private FleetCount count(Instant begin) {
        var census = fleet.count(begin, GROUPS);
        var loops = tasks.restartLoops(DEVICES);
        var backlog = tasks.backlog(DEVICES);
        return new FleetCount(begin, Duration.between(begin, clock.instant()), census, loops, backlog);
    }

    private synchronized void ended(@Nullable FleetCount counted, Instant begin) {
        Instant now = clock.instant();
        Duration rest = Duration.between(begin, now).multipliedBy(REST);
        next = now.plus(rest.compareTo(PAUSE) > 0 ? rest : PAUSE);
        running = null;
        last = counted == null ? last : counted;
    }

    private static void await(CountDownLatch counting, Duration patience) {
        try {
            var _ = counting.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
