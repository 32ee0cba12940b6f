package org.pilotacs.agent.lwm2m;

import org.pilotacs.agent.board.Power;
import org.pilotacs.agent.time.Scheduler;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/// A restart that was ordered: once, and not before the answer to the order is out. Safe for any number of threads.
final class Restart {
    private static final Duration FOR_THE_ANSWER = Duration.ofMillis(200);

    private final Power power;
    private final Scheduler scheduler;
    private final AtomicBoolean ordered = new AtomicBoolean();

    Restart(Power power, Scheduler scheduler) {
        this.power = power;
        this.scheduler = scheduler;
    }

    /// @param before what must be done for this order alone
    /// @return false if the box restarts already, and nothing was done
    boolean order(Runnable before) {
        if (!ordered.compareAndSet(false, true)) {
            return false;
        }
        before.run();
        var _ = scheduler.after(FOR_THE_ANSWER, power::restart);
        return true;
    }
}
