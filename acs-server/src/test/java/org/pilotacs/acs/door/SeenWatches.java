package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.action.Started;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Tasks;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// The core's actions, with a note of how many watch each and what they were told last: a door that forgets to stop
/// watching is seen by it.
public final class SeenWatches implements Actions {
    private final Actions actions;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final Map<String, Stage> told = new ConcurrentHashMap<>();

    SeenWatches(Actions actions) {
        this.actions = actions;
    }

    /// How many watch an action.
    public int watching(String id) {
        return open.getOrDefault(id, 0);
    }

    /// Whether somebody who watches an action was told of its stage, and of none since.
    public boolean isTold(String id, Stage stage) {
        return told.get(id) == stage;
    }

    @Override
    public Started start(DeviceId device, ActionRequest request, Requester requester, @Nullable String key,
            Consumer<String> witness) {
        return actions.start(device, request, requester, key, witness);
    }

    @Override
    public Optional<Action> begun(String who, String key) {
        return actions.begun(who, key);
    }

    @Override
    public Optional<Action> find(String id) {
        return actions.find(id);
    }

    @Override
    public List<Action> ofDevice(DeviceId device, int limit) {
        return actions.ofDevice(device, limit);
    }

    @Override
    public List<Action> ofDevice(DeviceId device, Instant until, int limit) {
        return actions.ofDevice(device, until, limit);
    }

    @Override
    public boolean cancel(String id, Saying reason) {
        return actions.cancel(id, reason);
    }

    @Override
    public Optional<Proof.Taken> prove(String id, Proof proof) {
        return actions.prove(id, proof);
    }

    @Override
    public Tasks.Watch watch(String id, Consumer<Action> watcher) {
        Tasks.Watch watch = actions.watch(id, action -> {
            watcher.accept(action);
            told.put(id, action.stage());
        });
        open.merge(id, 1, Integer::sum);
        AtomicBoolean closed = new AtomicBoolean();
        return () -> {
            watch.close();
            if (closed.compareAndSet(false, true)) {
                open.merge(id, -1, Integer::sum);
            }
        };
    }
}
