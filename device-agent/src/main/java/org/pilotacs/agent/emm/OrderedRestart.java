package org.pilotacs.agent.emm;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Power;
import org.pilotacs.agent.time.Scheduler;

import java.time.Duration;
import java.time.Instant;

/// The restart that messages have ordered: the earliest of them, and not before whoever brought the message has its
/// answer. Safe for any number of threads.
final class OrderedRestart {
    private static final Duration FOR_THE_ANSWER = Duration.ofMillis(200);

    private final Power power;
    private final Scheduler scheduler;
    private Scheduler.Appointment appointment = Scheduler.Appointment.NONE;
    private @Nullable Instant due;
    private boolean over;

    OrderedRestart(Power power, Scheduler scheduler) {
        this.power = power;
        this.scheduler = scheduler;
    }

    /// @param before what must be done for this order alone, if it is the one that counts
    synchronized void order(Duration delay, Runnable before) {
        Duration wait = delay.compareTo(FOR_THE_ANSWER) < 0 ? FOR_THE_ANSWER : delay;
        Instant when = scheduler.now().plus(wait);
        if (over || (due != null && !when.isBefore(due))) {
            return;
        }
        appointment.cancel();
        due = when;
        appointment = scheduler.after(wait, () -> restart(when, before));
    }

    /// Not under the lock: the power that goes takes other locks, and ends with [#cancel].
    private void restart(Instant when, Runnable before) {
        synchronized (this) {
            if (over || !when.equals(due)) {
                return;
            }
            over = true;
        }
        before.run();
        power.restart();
    }

    /// The power is gone, and with it what it was to do.
    synchronized void cancel() {
        if (!over) {
            over = true;
            appointment.cancel();
        }
    }
}
