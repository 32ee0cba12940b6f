package org.pilotacs.agent.lwm2m;

import org.pilotacs.agent.board.Tuner;
import org.pilotacs.agent.time.Scheduler;

import java.util.List;
import java.util.Locale;

/// The scan of one tuner: ordered, run beside everything else, kept until the next or a restart. Safe for any number of
/// threads.
final class Scan {
    /// As Scan State counts them.
    enum State {
        IDLE, RUNNING, DONE, FAILED
    }

    private final Tuner tuner;
    private final Scheduler scheduler;
    private final Runnable changed;
    private State state = State.IDLE;
    private List<String> found = List.of();

    /// @param changed the state is another
    Scan(Tuner tuner, Scheduler scheduler, Runnable changed) {
        this.tuner = tuner;
        this.scheduler = scheduler;
        this.changed = changed;
    }

    synchronized State state() {
        return state;
    }

    /// One text for each carrier, as Scan Result has them.
    synchronized List<String> found() {
        return found;
    }

    /// False while one runs.
    synchronized boolean start() {
        if (state == State.RUNNING) {
            return false;
        }
        state = State.RUNNING;
        found = List.of();
        var _ = scheduler.start(this::run);
        return true;
    }

    private void run() {
        try {
            List<String> carriers = tuner.scan().stream().map(Scan::text).toList();
            end(carriers.isEmpty() ? State.FAILED : State.DONE, carriers);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(State how, List<String> carriers) {
        synchronized (this) {
            state = how;
            found = carriers;
        }
        changed.run();
    }

    private static String text(Tuner.Carrier carrier) {
        return String.format(Locale.ROOT, "%d;%s;%d;%.1f;%.1f;%d", carrier.frequency(), carrier.polarisation(),
                carrier.band().equals("High") ? 1 : 0, carrier.level(), carrier.carrierToNoise(),
                carrier.locked() ? 1 : 0);
    }
}
