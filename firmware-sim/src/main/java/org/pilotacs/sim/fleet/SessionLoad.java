package org.pilotacs.sim.fleet;

import org.pilotacs.protocols.cwmp.EventCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// Sessions back to back: so many boxes of a fleet are in a session at any time, each has its turn. A closed loop, which
/// asks for no more than the server gives.
public final class SessionLoad {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<SimulatedBox> boxes;
    private final int atOnce;

    /// @param atOnce boxes in a session at any time, at most as many as there are
    public SessionLoad(Fleet fleet, int atOnce) {
        this.boxes = List.copyOf(fleet.boxes());
        this.atOnce = Math.min(atOnce, boxes.size());
    }

    /// How it went.
    ///
    /// @param failed sessions that did not end within a minute
    /// @param nanos how long each of the others took, from the box's wish to call to the end of the session, ascending
    public record Result(Duration took, long failed, List<Long> nanos) {
        public double perSecond() {
            return nanos.size() * 1e9 / took.toNanos();
        }

        /// So long took this part of the sessions at most.
        ///
        /// @param part 0 to 1
        public Duration percentile(double part) {
            return nanos.isEmpty()
                    ? Duration.ZERO
                    : Duration.ofNanos(nanos.get((int) Math.ceil(part * (nanos.size() - 1))));
        }
    }

    public Result run(Duration length) throws InterruptedException {
        long begun = System.nanoTime();
        long end = begun + length.toNanos();
        AtomicLong failed = new AtomicLong();
        List<Long> all = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<List<Long>>> turns = new ArrayList<>();
            for (int first = 0; first < atOnce; first++) {
                int own = first;
                turns.add(() -> takeTurns(own, end, failed));
            }
            for (Future<List<Long>> one : threads.invokeAll(turns)) {
                all.addAll(one.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        return new Result(took, failed.get(), all.stream().sorted().toList());
    }

    /// Every so manieth box, over and over.
    private List<Long> takeTurns(int first, long end, AtomicLong failed) throws InterruptedException {
        List<Long> nanos = new ArrayList<>();
        for (int at = first; System.nanoTime() < end; at = at + atOnce < boxes.size() ? at + atOnce : first) {
            long begun = System.nanoTime();
            if (call(boxes.get(at))) {
                nanos.add(System.nanoTime() - begun);
            } else {
                failed.incrementAndGet();
            }
        }
        return nanos;
    }

    private static boolean call(SimulatedBox box) throws InterruptedException {
        long mark = box.mark();
        box.informPeriodically();
        try {
            box.awaitSession(mark, EventCode.PERIODIC, PATIENCE);
            return true;
        } catch (NoSuchElementException _) {
            return false;
        }
    }
}
