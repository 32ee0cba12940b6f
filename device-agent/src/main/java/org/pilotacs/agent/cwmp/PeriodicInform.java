package org.pilotacs.agent.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.agent.time.Scheduler.Appointment;
import org.pilotacs.protocols.cwmp.CwmpTime;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// The timer of periodic Informs. Safe for any number of threads.
final class PeriodicInform {
    private record Plan(Duration interval, Instant alignedTo) {}

    private final Scheduler scheduler;
    private final RandomGenerator random;
    private final Runnable inform;
    private @Nullable Plan plan;
    private Appointment next = Appointment.NONE;

    PeriodicInform(Scheduler scheduler, RandomGenerator random, Runnable inform) {
        this.scheduler = scheduler;
        this.random = random;
        this.inform = inform;
    }

    /// Takes new settings; unchanged ones leave the running timer alone.
    synchronized void follow(AcsSettings settings) {
        Plan wanted = settings.periodic() ? new Plan(settings.periodicInterval(), settings.periodicTime()) : null;
        if (wanted == null) {
            stop();
        } else if (!wanted.equals(plan)) {
            stop();
            plan = wanted;
            next = scheduler.after(first(wanted), () -> tick(wanted));
        }
    }

    /// Aligned where the server said to what, otherwise in a phase of the box's own, so that boxes that start together do
    /// not call together.
    private Duration first(Plan wanted) {
        long interval = wanted.interval().toMillis();
        if (wanted.alignedTo().equals(CwmpTime.UNKNOWN)) {
            return Duration.ofMillis(1 + random.nextLong(interval));
        }
        long since = scheduler.now().toEpochMilli() - wanted.alignedTo().toEpochMilli();
        return Duration.ofMillis(interval - Math.floorMod(since, interval));
    }

    private void tick(Plan ticking) {
        synchronized (this) {
            if (!ticking.equals(plan)) {
                return;
            }
            next = scheduler.after(ticking.interval(), () -> tick(ticking));
        }
        inform.run();
    }

    synchronized void stop() {
        plan = null;
        next.cancel();
    }
}
