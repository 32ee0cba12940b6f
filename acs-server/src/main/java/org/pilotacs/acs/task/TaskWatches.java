package org.pilotacs.acs.task;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Who watches which device's tasks on this node. Safe for any number of threads.
///
/// A watch remembers only which tasks changed, and reads each when its watcher is ready for it. So a watcher sees states
/// in the order in which they were committed, however the announcements overtake each other, and a slow one costs no more
/// than [#MAX_PENDING] ids. Beyond that it is given all the device's latest tasks when it comes round; so is one that could
/// not be told, since the database did not answer, at the next change or [#tellAgain].
final class TaskWatches {
    /// Most tasks remembered for one watcher; also most that one who fell behind is given again.
    static final int MAX_PENDING = 500;

    private static final Logger log = LoggerFactory.getLogger(TaskWatches.class);

    private final Executor executor;
    private final Function<TaskId, Optional<Task>> find;
    private final BiFunction<DeviceId, Integer, List<Task>> ofDevice;
    private final Map<DeviceId, List<OneWatch>> watches = new ConcurrentHashMap<>();

    TaskWatches(Executor executor, Function<TaskId, Optional<Task>> find,
            BiFunction<DeviceId, Integer, List<Task>> ofDevice) {
        this.executor = executor;
        this.find = find;
        this.ofDevice = ofDevice;
    }

    Tasks.Watch add(DeviceId device, Consumer<Task> watcher) {
        OneWatch watch = new OneWatch(device, watcher);
        watches.compute(device, (_, others) -> plus(others, watch));
        return watch;
    }

    /// To be called once the change is committed; returns at once.
    void changed(DeviceId device, TaskId task) {
        watches.getOrDefault(device, List.of()).forEach(watch -> watch.remember(task));
    }

    /// Tells those that could not be told. Call it every few seconds.
    void tellAgain() {
        watches.values().forEach(all -> all.forEach(OneWatch::again));
    }

    private static List<OneWatch> plus(@Nullable List<OneWatch> others, OneWatch watch) {
        List<OneWatch> all = new ArrayList<>(others == null ? List.of() : others);
        all.add(watch);
        return List.copyOf(all);
    }

    private static @Nullable List<OneWatch> minus(List<OneWatch> all, OneWatch watch) {
        List<OneWatch> others = all.stream().filter(other -> other != watch).toList();
        return others.isEmpty() ? null : others;
    }

    /// One watcher, called by one thread at a time.
    private final class OneWatch implements Tasks.Watch {
        private final DeviceId device;
        private final Consumer<Task> watcher;
        private final ReentrantLock lock = new ReentrantLock();
        private final Set<TaskId> pending = new LinkedHashSet<>();
        private boolean behind;
        private boolean running;
        private volatile boolean closed;

        OneWatch(DeviceId device, Consumer<Task> watcher) {
            this.device = device;
            this.watcher = watcher;
        }

        void remember(TaskId task) {
            if (mustRun(task)) {
                begin();
            }
        }

        void again() {
            if (mustRunAgain()) {
                begin();
            }
        }

        private void begin() {
            try {
                executor.execute(this::run);
            } catch (RejectedExecutionException e) {
                // the server is going down; what was committed stays committed
                log.atDebug().addKeyValue("device", device).setCause(e).log("a watcher hears no more");
            }
        }

        private boolean mustRunAgain() {
            lock.lock();
            try {
                boolean starts = behind && !running && !closed;
                running = running || starts;
                return starts;
            } finally {
                lock.unlock();
            }
        }

        private boolean mustRun(TaskId task) {
            lock.lock();
            try {
                if (closed) {
                    return false;
                }
                behind = behind || pending.size() == MAX_PENDING && !pending.contains(task);
                if (!behind) {
                    pending.add(task);
                }
                boolean starts = !running;
                running = true;
                return starts;
            } finally {
                lock.unlock();
            }
        }

        private void run() {
            try {
                for (Batch batch = next(); batch != null; batch = next()) {
                    batch.tasks().get().forEach(this::call);
                }
            } catch (RuntimeException e) {
                log.atWarn().addKeyValue("device", device).setCause(e).log("a watcher could not be told yet");
                fallBehind();
            }
        }

        /// What to tell of next; when there is nothing, this run is over.
        private @Nullable Batch next() {
            lock.lock();
            try {
                if (closed || pending.isEmpty() && !behind) {
                    running = false;
                    return null;
                }
                List<TaskId> ids = List.copyOf(pending);
                boolean all = behind;
                pending.clear();
                behind = false;
                return all
                        ? new Batch(() -> ofDevice.apply(device, MAX_PENDING).reversed().stream())
                        : new Batch(() -> ids.stream().flatMap(id -> find.apply(id).stream()));
            } finally {
                lock.unlock();
            }
        }

        /// The next change tells of all, or whoever comes round.
        private void fallBehind() {
            lock.lock();
            try {
                behind = true;
                running = false;
            } finally {
                lock.unlock();
            }
        }

        private void call(Task task) {
            if (closed) {
                return;
            }
            try {
                watcher.accept(task);
            } catch (RuntimeException e) {
                log.atError().addKeyValue("device", device).addKeyValue("task", task.id()).setCause(e)
                        .log("a watcher failed");
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                closed = true;
                pending.clear();
            } finally {
                lock.unlock();
            }
            watches.computeIfPresent(device, (_, all) -> minus(all, this));
        }
    }

    /// Tasks, read when they are told of.
    private record Batch(Supplier<Stream<Task>> tasks) {}
}
