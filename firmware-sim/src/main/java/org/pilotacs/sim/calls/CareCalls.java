package org.pilotacs.sim.calls;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Consultants take calls at an even pace, as an open loop: the next customer calls when his time has come, whether or not
/// the one before has been helped. In each call the customer is found, what is known of his box is judged and its page
/// opened; then a decoder that can be reached is measured. Its methods are for one thread.
public final class CareCalls implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String VERDICT = "\"verdict\":{\"kind\":\"";
    private static final int TROUBLES = 5;
    private static final int LONGEST_TROUBLE = 200;

    private final CareDesk desk;
    private final List<Caller> callers;
    private final List<String> reachable;
    private final SplittableRandom random;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();
    private final Waits search = new Waits();
    private final Waits stored = new Waits();
    private final Waits page = new Waits();
    private final Waits live = new Waits();

    /// Whose box it is, by what it is found.
    ///
    /// @param device its id
    public record Caller(String device, List<String> terms) {
        public Caller {
            terms = List.copyOf(terms);
        }
    }

    /// @param care the server, for example `http://127.0.0.1:3000`
    /// @param reachable ids of boxes that can be measured
    /// @param seed the same seed gives the same calls
    public CareCalls(URI care, List<Caller> callers, List<String> reachable, long seed) {
        if (callers.isEmpty() || reachable.isEmpty()) {
            throw new IllegalArgumentException("nobody can call");
        }
        this.desk = new CareDesk(care);
        this.callers = List.copyOf(callers);
        this.reachable = List.copyOf(reachable);
        this.random = new SplittableRandom(seed);
    }

    /// Puts boxes into the server's inventory.
    ///
    /// @param lines NDJSON
    /// @throws IOException if the server does not take them all
    public void admit(List<String> lines) throws IOException, InterruptedException {
        desk.admit(lines);
    }

    /// Hears how far it is.
    @FunctionalInterface
    public interface Progress {
        void calls(Duration since, int begun, int ended);
    }

    /// Takes calls, and returns when the last is over.
    ///
    /// @param perSecond calls that begin in a second
    public void run(int perSecond, Duration duration, Progress progress) throws InterruptedException {
        long start = System.nanoTime();
        long step = TimeUnit.SECONDS.toNanos(1) / perSecond;
        List<Thread> calls = new ArrayList<>();
        for (long due = 0; due < duration.toNanos(); due += step) {
            long wait = start + due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            Caller caller = callers.get(random.nextInt(callers.size()));
            String term = caller.terms().get(random.nextInt(caller.terms().size()));
            int number = begun.getAndIncrement();
            String measured = reachable.get(number % reachable.size());
            // a server that has taken such calls before must not take these for the same
            String key = "call-" + UUID.randomUUID();
            calls.add(Thread.ofVirtual().start(() -> call(caller, term, measured, key)));
            if (number % perSecond == 0) {
                progress.calls(Duration.ofNanos(System.nanoTime() - start), begun.get(), ended.get());
            }
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread call : calls) {
            if (!call.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                live.addWrong(PATIENCE);
                troubles.add("a call did not end");
            }
        }
    }

    private void call(Caller caller, String term, String measured, String key) {
        ask(search, "search for " + term, () -> desk.find(term).equals(caller.device()));
        ask(stored, "diagnosis of " + caller.device(), () -> desk.diagnose(caller.device()).contains(VERDICT));
        ask(page, "page of " + caller.device(), () -> desk.page(caller.device()).contains(caller.terms().getFirst()));
        ask(live, "measuring " + measured, () -> {
            String judged = desk.measure(measured, key);
            return judged.contains(VERDICT) && judged.contains("\"fresh\":true");
        });
        ended.incrementAndGet();
    }

    @FunctionalInterface
    private interface Question {
        /// Whether the answer is what it should be.
        boolean isAnswered() throws IOException, InterruptedException;
    }

    private void ask(Waits waits, String what, Question question) {
        long start = System.nanoTime();
        String trouble = "";
        try {
            trouble = question.isAnswered() ? "" : "another answer";
        } catch (IOException failed) {
            trouble = String.valueOf(failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            trouble = "stopped";
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        if (trouble.isEmpty()) {
            waits.add(took);
        } else {
            waits.addWrong(took);
            troubles.add(what + ": " + trouble.substring(0, Math.min(trouble.length(), LONGEST_TROUBLE)));
        }
    }

    public Waits search() {
        return search;
    }

    public Waits stored() {
        return stored;
    }

    public Waits page() {
        return page;
    }

    public Waits live() {
        return live;
    }

    /// Calls that are over.
    public int ended() {
        return ended.get();
    }

    /// The first few answers that were not what they should be.
    public List<String> troubles() {
        return troubles.stream().limit(TROUBLES).toList();
    }

    @Override
    public void close() {
        desk.close();
    }
}
