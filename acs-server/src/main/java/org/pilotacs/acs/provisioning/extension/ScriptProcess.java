package org.pilotacs.acs.provisioning.extension;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Failed;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/// The calls of one script that runs. Safe for any number of threads.
final class ScriptProcess {
    private final String name;
    private final Duration timeout;
    private final ChildProcess child;
    private final Semaphore room = new Semaphore(ExtensionCall.MOST_AT_ONCE);
    private final Map<Long, CompletableFuture<ExtensionResult>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicLong answers = new AtomicLong();
    private volatile boolean leaving;
    private volatile boolean retired;
    private volatile @Nullable Failed end;

    /// @param timeout of a call; also for how long a process may stay silent after one that it did not answer
    /// @throws IOException if the program cannot be run
    ScriptProcess(String name, ProcessBuilder program, Duration timeout) throws IOException {
        this.name = name;
        this.timeout = timeout;
        this.child = ChildProcess.start(name, program, new Listener());
    }

    boolean takesCalls() {
        return !leaving && !retired && child.isAlive();
    }

    boolean isGone() {
        return end != null;
    }

    boolean isIdle() {
        return room.availablePermits() == ExtensionCall.MOST_AT_ONCE;
    }

    /// Keeps a place for one [#call], which must follow; false if there is none.
    boolean begin() {
        return room.tryAcquire();
    }

    /// Blocks, at most for the timeout.
    ExtensionResult call(ExtensionCall call) {
        long id = calls.incrementAndGet();
        try {
            byte[] line = Bridge.line(id, call);
            return line.length > ExtensionCall.MOST_BYTES ? call.tooLong() : ask(id, line, call);
        } finally {
            waiting.remove(id);
            room.release();
            stopIfDone();
        }
    }

    private ExtensionResult ask(long id, byte[] line, ExtensionCall call) {
        CompletableFuture<ExtensionResult> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        Failed over = end;
        if (over != null) {
            return over;
        }
        if (!child.tell(line)) {
            return call.tooMany();
        }
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            suspect(answers.get());
            return Failed.timedOut();
        } catch (ExecutionException e) {
            throw new IllegalStateException("answers are values", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Failed.interrupted();
        }
    }

    /// Gives the process as long again to answer anything at all.
    private void suspect(long answered) {
        Thread.ofVirtual().name("extension-suspect").start(() -> {
            if (child.outlives(timeout) && answers.get() == answered) {
                child.kill("was ended because it answered nothing for too long");
            }
        });
    }

    /// Takes no more calls, and ends when those that it has are over.
    void retire() {
        retired = true;
        stopIfDone();
    }

    private void stopIfDone() {
        if (retired && isIdle()) {
            child.stop();
        }
    }

    /// Ends it, after a moment by force. Does not wait.
    void stop() {
        child.stop();
    }

    /// Blocks until it is gone, a bounded time.
    void awaitEnd() {
        child.awaitEnd();
    }

    /// Brings answers to those who wait.
    private final class Listener implements ChildProcess.Listener {
        @Override
        public void said(FromBridge message) {
            switch (message) {
                case FromBridge.Leaving _ -> leaving = true;
                case FromBridge.Answer(long id, ExtensionResult result) -> {
                    answers.incrementAndGet();
                    CompletableFuture<ExtensionResult> asked = waiting.get(id);
                    if (asked != null) {
                        asked.complete(result);
                    }
                }
            }
        }

        @Override
        public void ended(String how) {
            Failed why = Failed.of("Extension '" + name + "' gave no answer: its process " + how);
            end = why;
            waiting.values().forEach(one -> one.complete(why));
        }
    }
}
