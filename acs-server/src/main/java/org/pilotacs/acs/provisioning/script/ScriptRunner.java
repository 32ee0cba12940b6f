package org.pilotacs.acs.provisioning.script;

import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.PolyglotException;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.engine.ScriptFault;
import org.pilotacs.acs.provisioning.engine.Scripts.Returned;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Runs scripts on threads of its own, so many at once and no more, each within its allowance: whatever a script does, the rest
/// of the server goes on. Safe for any number of threads.
public final class ScriptRunner implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ScriptRunner.class);
    /// Of the threads that scripts run on: what recurses without end is stopped before it needs much.
    private static final int STACK = 4 * 1024 * 1024;

    private final Allowance allowance;
    private final Engine engine = Realm.engine();
    private final ThreadPoolExecutor threads;
    private final Watch watch;
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Realm> idle = new ArrayDeque<>();

    /// How a run ended.
    sealed interface Result {
        /// It came to its end.
        record Finished(@Nullable Returned returned) implements Result {}

        /// It waits for something.
        record Left(Signal why) implements Result {}

        /// @param usable whether the world it ran in can be used again
        record Failed(Fault fault, boolean usable) implements Result {}
    }

    /// @param threads makes the threads, which may be platform threads only
    public ScriptRunner(Allowance allowance, ThreadFactory threads) {
        this.allowance = allowance;
        ThreadFactory deep = work -> new Thread(null, work, threads.newThread(work).getName(), STACK);
        this.threads = new ThreadPoolExecutor(allowance.threads(), allowance.threads(), 0, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), daemon(deep));
        this.watch = new Watch(allowance, daemon(threads));
    }

    private static ThreadFactory daemon(ThreadFactory factory) {
        return work -> {
            Thread thread = factory.newThread(work);
            thread.setDaemon(true);
            return thread;
        };
    }

    /// Whether a script can be taken. Null if it can, else what is wrong, as JavaScript says it: `SyntaxError: …`.
    public @Nullable String objection(Script script) {
        if (script.text().length() > Script.LONGEST) {
            return "A script has at most " + Script.LONGEST + " characters";
        }
        return await(threads.submit(() -> {
            Realm realm = realm();
            try {
                realm.parse(script);
                giveBack(realm);
                return null;
            } catch (PolyglotException e) {
                realm.close();
                return SyntaxText.of(e);
            }
        }));
    }

    Result run(Script script, String arguments, Attempt attempt) {
        CompletableFuture<Result> answer = new CompletableFuture<>();
        return await(answer.completeAsync(() -> {
            Result result = attempted(script, arguments, attempt, exceeded -> giveUp(script, exceeded, answer));
            if (answer.isDone()) {
                resize(-1);
            }
            return result;
        }, threads));
    }

    private Result attempted(Script script, String arguments, Attempt attempt, Consumer<String> deaf) {
        Realm realm = script.isMeddling() ? new Realm(engine, allowance.statements(), false) : realm();
        boolean usable = false;
        try {
            Result result = run(realm, script, arguments, attempt, deaf);
            usable = !script.isMeddling() && !(result instanceof Result.Failed(var _, boolean again) && !again);
            return result;
        } finally {
            if (usable) {
                giveBack(realm);
            } else {
                realm.close();
            }
        }
    }

    /// The engine has loops in which nothing stops it. Nobody waits for such a script any more, and another thread takes the
    /// place of its own until that comes back.
    private void giveUp(Script script, String exceeded, CompletableFuture<Result> answer) {
        log.atWarn().addKeyValue("script", script.name()).log("A script cannot be stopped, its thread is lost");
        resize(1);
        if (!answer.complete(new Result.Failed(ScriptFault.thrown("Error", exceeded,
                "Error: " + exceeded + ThrownError.place(script.name())), false))) {
            resize(-1);
        }
    }

    private void resize(int by) {
        lock.lock();
        try {
            int size = threads.getCorePoolSize() + by;
            if (by > 0) {
                threads.setMaximumPoolSize(size);
                threads.setCorePoolSize(size);
            } else {
                threads.setCorePoolSize(size);
                threads.setMaximumPoolSize(size);
            }
        } finally {
            lock.unlock();
        }
    }

    private Result run(Realm realm, Script script, String arguments, Attempt attempt, Consumer<String> deaf) {
        Watch.Run watched = watch.begin(realm, deaf);
        String place = ThrownError.place(script.name());
        Result result;
        String exceeded;
        boolean tooMany = false;
        try {
            result = new Result.Finished(Returns.read(realm.run(script, arguments, attempt)));
        } catch (Signal signal) {
            result = new Result.Left(signal);
        } catch (PolyglotException e) {
            place = ThrownError.place(e, script.name());
            tooMany = e.isResourceExhausted();
            result = new Result.Failed(ThrownError.of(e, script.name()), e.isGuestException());
        } catch (IllegalStateException _) {
            // a world that was closed between two of its steps says so
            result = new Result.Failed(ScriptFault.thrown("Error", "Script execution was cancelled",
                    "Error: Script execution was cancelled" + place), false);
        } finally {
            exceeded = watch.end(watched);
        }
        if (exceeded == null && tooMany) {
            exceeded = "Script execution carried out more than " + allowance.statements() + " statements";
        }
        return exceeded == null
                ? result
                : new Result.Failed(ScriptFault.thrown("Error", exceeded, "Error: " + exceeded + place), false);
    }

    private static <T extends @Nullable Object> T await(Future<T> work) {
        try {
            return work.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a script ran", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    private Realm realm() {
        lock.lock();
        try {
            Realm realm = idle.poll();
            return realm == null ? new Realm(engine, allowance.statements(), true) : realm;
        } finally {
            lock.unlock();
        }
    }

    private void giveBack(Realm realm) {
        lock.lock();
        try {
            idle.push(realm);
        } finally {
            lock.unlock();
        }
    }

    public Allowance allowance() {
        return allowance;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        watch.close();
        engine.close(true);
    }
}
