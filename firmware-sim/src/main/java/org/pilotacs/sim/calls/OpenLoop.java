package org.pilotacs.sim.calls;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// People who come at an even pace, whether or not those before them have been helped; what each asks, how long he waited, and
/// what was not answered as it should be. [#run] is for one thread, [#ask] for any number.
public final class OpenLoop {
    /// Who has not gone by then, after the last has come, is not waited for.
    static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TROUBLES = 5;
    private static final int LONGEST_TROUBLE = 200;

    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> troubles = new ConcurrentLinkedQueue<>();

    /// Hears how far it is.
    @FunctionalInterface
    public interface Progress {
        void calls(Duration since, int begun, int ended);
    }

    /// Has all come, and returns when the last has gone.
    ///
    /// @param perSecond of them
    /// @param next what each does on a thread of its own, by his number from 0; asked in this thread, in their order
    /// @param unended is told of each who does not go
    /// @return from the first who came until the last who went
    Duration run(int perSecond, Duration duration, IntFunction<Runnable> next, Runnable unended, Progress progress)
            throws InterruptedException {
        long start = System.nanoTime();
        long step = TimeUnit.SECONDS.toNanos(1) / perSecond;
        List<Thread> all = new ArrayList<>();
        for (long due = 0; due < duration.toNanos(); due += step) {
            long wait = start + due - System.nanoTime();
            if (wait > 0) {
                TimeUnit.NANOSECONDS.sleep(wait);
            }
            int number = begun.getAndIncrement();
            Runnable visit = next.apply(number);
            all.add(Thread.ofVirtual().start(() -> {
                visit.run();
                ended.incrementAndGet();
            }));
            if (number % perSecond == 0) {
                progress.calls(Duration.ofNanos(System.nanoTime() - start), begun.get(), ended.get());
            }
        }
        long end = System.nanoTime() + PATIENCE.toNanos();
        for (Thread one : all) {
            if (!one.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())))) {
                unended.run();
                troubles.add("one did not end within " + PATIENCE.toSeconds() + " s");
            }
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// What somebody wants to know.
    @FunctionalInterface
    interface Question {
        /// Whether the answer is what it should be.
        boolean isAnswered() throws IOException, InterruptedException;
    }

    void ask(Waits waits, String what, Question question) {
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

    /// Those who have gone.
    public int ended() {
        return ended.get();
    }

    /// The first few answers that were not what they should be.
    public List<String> troubles() {
        return troubles.stream().limit(TROUBLES).toList();
    }
}
