package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.task.Tasks;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/// Who watches which action on this node. Safe for any number of threads.
///
/// A watch remembers only that something changed, and reads the action when its watcher is ready: changes that come while
/// it is busy become one, the last is never missed, and what looks as before is not told again. A watcher that could not be
/// told, since the database did not answer, is told when [#tellAgain] comes round.
final class ActionWatches {
    private static final Logger log = LoggerFactory.getLogger(ActionWatches.class);

    private final Tasks tasks;
    private final Executor executor;
    private final Function<String, Optional<Action>> find;
    private final Map<DeviceId, Set<OneWatch>> byDevice = new ConcurrentHashMap<>();

    /// @param executor a thread for each call
    ActionWatches(Tasks tasks, Executor executor, Function<String, Optional<Action>> find) {
        this.tasks = tasks;
        this.executor = executor;
        this.find = find;
    }

    Tasks.Watch add(StoredAction action, Consumer<Action> watcher) {
        OneWatch watch = new OneWatch(action, watcher);
        watch.listen();
        byDevice.compute(action.device(), (_, others) -> {
            Set<OneWatch> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(watch);
            return all;
        });
        watch.changed();
        return watch;
    }

    /// Something of a device went on that its tasks do not show: a knock took a turn, or a message was sent once more.
    void wentOn(DeviceId device) {
        byDevice.getOrDefault(device, Set.of()).forEach(OneWatch::changed);
    }

    /// Tells those that could not be told. Call it every few seconds.
    void tellAgain() {
        byDevice.values().forEach(all -> all.forEach(OneWatch::again));
    }

    /// One watcher, called by one thread at a time.
    private final class OneWatch implements Tasks.Watch {
        private final StoredAction action;
        private final Consumer<Action> watcher;
        private final ReentrantLock lock = new ReentrantLock();
        private Tasks.@Nullable Watch source;
        /// Touched by the one thread that runs.
        private @Nullable Action told;
        private boolean pending;
        private boolean running;
        private boolean closed;

        OneWatch(StoredAction action, Consumer<Action> watcher) {
            this.action = action;
            this.watcher = watcher;
        }

        void listen() {
            Tasks.Watch opened = tasks.watch(action.device(), task -> {
                if (action.id().equals(task.action())) {
                    changed();
                }
            });
            boolean late;
            lock.lock();
            try {
                source = opened;
                late = closed;
            } finally {
                lock.unlock();
            }
            if (late) {
                opened.close();
            }
        }

        void changed() {
            begin(true);
        }

        void again() {
            begin(false);
        }

        private void begin(boolean somethingNew) {
            lock.lock();
            try {
                pending = pending || somethingNew;
                if (closed || running || !pending) {
                    return;
                }
                running = true;
            } finally {
                lock.unlock();
            }
            executor.execute(this::run);
        }

        private void run() {
            try {
                while (takes()) {
                    look();
                }
            } catch (RuntimeException e) {
                log.atWarn().addKeyValue("action", action.id()).setCause(e).log("a watcher could not be told yet");
                owes();
            }
        }

        private void look() {
            Action now = find.apply(action.id()).orElse(null);
            if (now == null) {
                close();
            } else if (!now.equals(told)) {
                watcher.accept(now);
                told = now;
                if (now.stage() == Stage.SETTLED) {
                    close();
                }
            }
        }

        /// Something failed: the next change tries again, or whoever comes round.
        private void owes() {
            lock.lock();
            try {
                pending = true;
                running = false;
            } finally {
                lock.unlock();
            }
        }

        /// Whether there is something to look at; when there is not, this run is over.
        private boolean takes() {
            lock.lock();
            try {
                running = pending && !closed;
                pending = false;
                return running;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            Tasks.Watch opened;
            lock.lock();
            try {
                closed = true;
                opened = source;
            } finally {
                lock.unlock();
            }
            if (opened != null) {
                opened.close();
            }
            byDevice.computeIfPresent(action.device(), (_, all) -> {
                all.remove(this);
                return all.isEmpty() ? null : all;
            });
        }
    }
}
