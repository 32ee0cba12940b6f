package org.pilotacs.agent;

import org.pilotacs.agent.time.Scheduler;

import java.time.Duration;
import java.time.Instant;

/// A scheduler that says when a piece of work dies of a bug. An agent that has lost a thread may wait for it for ever; starting
/// anew is better. Safe for any number of threads.
///
/// @param whenBroken called once for each such death
record WatchedScheduler(Scheduler scheduler, Runnable whenBroken) implements Scheduler {
    @Override
    public Instant now() {
        return scheduler.now();
    }

    @Override
    public Appointment after(Duration delay, Runnable work) {
        return scheduler.after(delay, watched(work));
    }

    @Override
    public Appointment start(Runnable work) {
        return scheduler.start(watched(work));
    }

    private Runnable watched(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RuntimeException | Error bug) {
                whenBroken.run();
                throw bug;
            }
        };
    }
}
