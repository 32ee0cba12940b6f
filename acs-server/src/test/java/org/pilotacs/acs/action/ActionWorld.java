package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.JdbcDeviceRegistry;
import org.pilotacs.acs.device.JdbcDevices;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.profile.Boxes;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.reading.JdbcReadingHistory;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.JdbcTaskQueue;
import org.pilotacs.acs.task.JdbcTaskStore;
import org.pilotacs.acs.task.JdbcTasks;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.SettableClock;
import org.pilotacs.acs.task.TaskConfig;
import org.pilotacs.acs.task.TaskQueue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/// An action desk over a real database, three boxes that came once, and a link that a test plays.
final class ActionWorld implements AutoCloseable {
    static final Identity DECODER = Boxes.sagevision("100").identity();
    static final Identity ROUTER = Boxes.homegate("200").identity();
    static final Identity OLD = Boxes.telmar("300").identity();
    static final String PIN = "Device.Services.STBService.1.X_A1B2C3_Parental.PINIsDefault";
    static final String CN = "Device.Services.STBService.1.Components.FrontEnd.1.X_A1B2C3_DVBS.CNR";
    static final String WLAN = "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.";
    static final Requester ANNA = new Requester("anna", "console", Priority.CONSULTANT);
    static final Requester SCRIPT = new Requester("script", "care-api", Priority.ROUTINE);

    final SettableClock clock = new SettableClock();
    final Bell bell = new Bell();
    final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    final Database database;
    final JdbcReadingHistory history;
    final TaskQueue queue;
    private final JdbcDeviceRegistry registry;
    ActionDesk desk;

    private ActionWorld(Database database) {
        this.database = database;
        registry = new JdbcDeviceRegistry(database, Thread.ofVirtual().factory());
        history = new JdbcReadingHistory(database);
        JdbcTaskStore store = new JdbcTaskStore(database, clock, executor);
        queue = new JdbcTaskQueue(store, "node-1", Duration.ofMinutes(2));
        desk = newDesk(store, 1);
    }

    static ActionWorld open(TestDatabases.Kind kind) {
        ActionWorld world = new ActionWorld(TestDatabases.open(kind));
        List.of(DECODER, ROUTER, OLD).forEach(world::comes);
        return world;
    }

    /// The server starts anew over the same database.
    void restartServer() {
        desk = newDesk(new JdbcTaskStore(database, clock, executor), 2);
    }

    private ActionDesk newDesk(JdbcTaskStore store, long seed) {
        JdbcTasks tasks = new JdbcTasks(store);
        ActionNeeds needs = new ActionNeeds(new JdbcDevices(database), YamlProfiles.load(ProfileConfig.DEFAULT), tasks,
                new JdbcActionStore(database, tasks), history, bell);
        return new ActionDesk(needs, TaskConfig.DEFAULT, clock, new Random(seed), executor);
    }

    @Override
    public void close() {
        registry.close();
        executor.close();
        database.close();
    }

    private void comes(Identity box) {
        String root = box.equals(DECODER) ? "Device" : "InternetGatewayDevice";
        registry.seen(new Sighting(box, "cwmp", clock.instant(), "10.0.0.1", List.of(DeviceEvent.of(
                DeviceEvent.Kind.BOOTSTRAP)), List.of(
                        new Learnt.Valued(root + ".DeviceInfo.SoftwareVersion",
                                Value.string("1.0")))));
    }

    Action accepted(Identity box, ActionRequest request) {
        return accepted(box, request, null);
    }

    Action accepted(Identity box, ActionRequest request, @Nullable String key) {
        Started started = start(box, request, key);
        assertThat(started).isInstanceOf(Started.Accepted.class);
        return ((Started.Accepted) started).action();
    }

    Started start(Identity box, ActionRequest request, @Nullable String key) {
        return desk.start(box.deviceId(), request, ANNA, key);
    }

    Action now(Action action) {
        return desk.find(action.id()).orElseThrow();
    }

    Claim claim(Identity box) {
        return queue.claim(box.deviceId(), "cwmp").orElseThrow();
    }

    void settle(Claim claim, Outcome outcome) {
        assertThat(queue.settle(claim, new Progress.Settled(outcome))).isTrue();
    }

    Outcome accepted() {
        return new Outcome.Confirmed(new Evidence(clock.instant(), Saying.of("accepted"), List.of()));
    }

    Outcome confirmed() {
        return new Outcome.Confirmed(new Evidence(clock.instant(), Saying.of("done"), List.of()));
    }

    Outcome read(String path, String text) {
        return new Outcome.Confirmed(new Evidence(clock.instant(), Saying.of("read"),
                List.of(new Assignment(path, new Value(ValueType.STRING, text)))));
    }

    static ActionRequest passphrase(String text) {
        return new ActionRequest.Write(List.of(new Assignment(WLAN + "KeyPassphrase", Value.string(text))));
    }

    /// A link that is asked to ring, and says what a test wants of it.
    static final class Bell implements Doorbell {
        final List<DeviceId> rung = new CopyOnWriteArrayList<>();
        private final List<Consumer<Knock>> listeners = new CopyOnWriteArrayList<>();

        @Override
        public void ring(Device device, Consumer<Knock> listener) {
            rung.add(device.id());
            listeners.add(listener);
        }

        void says(Knock.State state, Instant at) {
            listeners.getLast().accept(new Knock(at, state, Saying.NOTHING));
        }
    }
}
