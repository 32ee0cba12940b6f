package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.action.Started;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Tasks;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Actions that go on when a test says so.
public final class FakeActions implements Actions {
    private final Devices devices;
    private final Clock clock;
    private final Map<String, Action> actions = new ConcurrentHashMap<>();
    private final Map<String, Action> byKey = new ConcurrentHashMap<>();
    private final List<String> order = new CopyOnWriteArrayList<>();
    private final Map<String, List<Consumer<Action>>> watchers = new ConcurrentHashMap<>();

    public FakeActions(Devices devices, Clock clock) {
        this.devices = devices;
        this.clock = clock;
    }

    @Override
    public synchronized Started start(DeviceId device, ActionRequest request, Requester requester,
            @Nullable String key) {
        if (devices.find(device).isEmpty()) {
            return new Started.UnknownDevice();
        }
        if (request instanceof ActionRequest.ResetPin) {
            return new Started.Refused(Saying.of("This model has no PIN that can be reset. Use the menu of the box."));
        }
        if (key != null && byKey.get(key) instanceof Action known) {
            return known.request().equals(request) && known.device().equals(device)
                    ? new Started.Repeated(known)
                    : new Started.KeyReused(key);
        }
        String id = "%024x".formatted(order.size() + 1);
        Action action = new Action(id, device, request, requester, clock.instant(), Stage.QUEUED, List.of(), null, null,
                null, List.of());
        actions.put(id, action);
        order.addFirst(id);
        if (key != null) {
            byKey.put(key, action);
        }
        return new Started.Accepted(action);
    }

    public void move(String id, Stage stage) {
        Action old = known(id);
        change(new Action(old.id(), old.device(), old.request(), old.requester(), old.created(), stage, old.steps(),
                null, null, old.knock(), List.of()));
    }

    public void settle(String id, Outcome outcome, List<Reading> readings) {
        Action old = known(id);
        change(new Action(old.id(), old.device(), old.request(), old.requester(), old.created(), Stage.SETTLED,
                old.steps(), outcome, clock.instant(), old.knock(), readings));
    }

    private Action known(String id) {
        return Objects.requireNonNull(actions.get(id), id);
    }

    private void change(Action action) {
        actions.put(action.id(), action);
        watchers.getOrDefault(action.id(), List.of()).forEach(watcher -> watcher.accept(action));
    }

    /// How many watch an action.
    public int watching(String id) {
        return watchers.getOrDefault(id, List.of()).size();
    }

    @Override
    public Optional<Action> find(String id) {
        return Optional.ofNullable(actions.get(id));
    }

    @Override
    public List<Action> ofDevice(DeviceId device, int limit) {
        List<Action> found = new ArrayList<>();
        order.forEach(id -> found.add(known(id)));
        return found.stream().filter(action -> action.device().equals(device)).limit(limit).toList();
    }

    @Override
    public boolean cancel(String id, Saying reason) {
        if (known(id).stage() != Stage.QUEUED) {
            return false;
        }
        settle(id, new Outcome.Cancelled(reason), List.of());
        return true;
    }

    @Override
    public Tasks.Watch watch(String id, Consumer<Action> watcher) {
        List<Consumer<Action>> list = watchers.computeIfAbsent(id, _ -> new CopyOnWriteArrayList<>());
        list.add(watcher);
        watcher.accept(known(id));
        return () -> list.remove(watcher);
    }
}
