package org.pilotacs.acs.incident;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/// Carries what boxes show from their sessions to the desk, on a thread of its own. What there is no room for is dropped and counted: a
/// session is never held up. Safe for any number of threads.
public final class Listening implements Observations, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Listening.class);
    private static final int CAPACITY = 65_536;
    private static final int BATCH = 500;
    private static final int REMEMBERED = 200_000;

    private final BlockingQueue<Observation> queue;
    private final IncidentDesk desk;
    private final JdbcAreas areas;
    private final AtomicLong dropped = new AtomicLong();
    private final Map<String, String> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    };
    private final AtomicBoolean forget = new AtomicBoolean();
    private final Thread thread;

    /// @param threads makes the one thread that counts
    public Listening(IncidentDesk desk, JdbcAreas areas, ThreadFactory threads) {
        this(desk, areas, threads, CAPACITY);
    }

    Listening(IncidentDesk desk, JdbcAreas areas, ThreadFactory threads, int capacity) {
        this.desk = desk;
        this.areas = areas;
        queue = new ArrayBlockingQueue<>(capacity);
        thread = threads.newThread(this::run);
        thread.start();
    }

    @Override
    public void saw(Observation observation) {
        if (!queue.offer(observation)) {
            dropped.incrementAndGet();
        }
    }

    /// Reports that nobody had room for.
    public long dropped() {
        return dropped.get();
    }

    private void run() {
        List<Observation> some = new ArrayList<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                some.clear();
                some.add(queue.take());
                queue.drainTo(some, BATCH - 1);
                pass(some);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A batch that breaks takes no other with it.
    private void pass(List<Observation> some) {
        try {
            learn(some);
            desk.observe(some, some.stream().map(this::area).toList());
        } catch (RuntimeException broken) {
            dropped.addAndGet(some.size());
            log.atError().setCause(broken).log("what boxes showed could not be counted");
        }
    }

    /// One question for all that are not known.
    private void learn(List<Observation> some) {
        if (forget.getAndSet(false)) {
            known.clear();
        }
        List<String> unknown = some.stream().map(one -> one.device().subscriber()).filter(Objects::nonNull)
                .filter(number -> !known.containsKey(number)).distinct().toList();
        if (!unknown.isEmpty()) {
            Map<String, String> found = areas.of(unknown);
            unknown.forEach(number -> known.put(number, found.getOrDefault(number, "")));
        }
    }

    private String area(Observation one) {
        String number = one.device().subscriber();
        return number == null ? "" : known.getOrDefault(number, "");
    }

    /// Areas are asked for anew from now on. Call it now and then: customers move.
    public void forgetAreas() {
        forget.set(true);
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
