package org.pilotacs.acs.meter;

import org.pilotacs.acs.action.ActionWorld;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.device.Arrival;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceRegistry;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.JdbcDeviceRegistry;
import org.pilotacs.acs.device.JdbcDevices;
import org.pilotacs.acs.device.LinkOrder;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.profile.Boxes;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.JdbcTaskQueue;
import org.pilotacs.acs.task.JdbcTaskStore;
import org.pilotacs.acs.task.JdbcTasks;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.SettableClock;
import org.pilotacs.acs.task.TaskConfig;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.task.TaskQueue;
import org.pilotacs.acs.task.Tasks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;

/// A meter over a real database and the profiles that we ship, a decoder that came once, and a link that a test plays.
final class MeterWorld implements AutoCloseable {
    static final Identity DECODER = Boxes.sagevision("100").identity();
    static final Identity ROUTER = Boxes.homegate("200").identity();
    static final DeviceId BOX = DECODER.deviceId();
    static final Requester ANNA = new Requester("anna", "portal", Priority.CUSTOMER);
    static final Requester BOB = new Requester("bob", "console", Priority.CONSULTANT);

    private static final String FRONT = "Device.Services.STBService.1.Components.FrontEnd.1.X_A1B2C3_DVBS.";

    final SettableClock clock = new SettableClock();
    final ActionWorld.Bell bell = new ActionWorld.Bell();
    /// What the history was given, each time.
    final List<List<Reading>> kept = new CopyOnWriteArrayList<>();
    final RunningMeters running;
    final SignalMeter meter;
    final Tasks tasks;
    final TaskQueue queue;
    final DeviceRegistry registry;
    private final Database database = TestDatabases.open(TestDatabases.Kind.H2);
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final JdbcDeviceRegistry devices = new JdbcDeviceRegistry(database, Thread.ofVirtual().factory(),
            UnknownDevices.ACCEPT, LinkOrder.NONE);
    private final TaskIds ids = new TaskIds(clock, new Random(3));

    MeterWorld() {
        this(MeterConfig.DEFAULT, UnknownDevices.ACCEPT);
    }

    /// @param unknown what becomes of boxes, none of which the inventory has
    MeterWorld(MeterConfig config, UnknownDevices unknown) {
        JdbcTaskStore store = new JdbcTaskStore(database, clock, executor);
        tasks = new JdbcTasks(store);
        running = new RunningMeters(config.most());
        queue = running.over(new JdbcTaskQueue(store, "node", TaskConfig.DEFAULT.lease()));
        registry = running.over(devices);
        meter = new SignalMeter(new SignalMeter.Needs(new JdbcDevices(database, unknown),
                YamlProfiles.load(ProfileConfig.DEFAULT), tasks, bell, (_, readings) -> kept.add(readings), running),
                config, clock, new Random(1), executor);
        comes(DECODER);
    }

    Arrival comes(Identity identity) {
        String root = identity.equals(DECODER) ? "Device" : "InternetGatewayDevice";
        return registry.seen(new Box(identity).comes(clock.instant(), DeviceEvent.Kind.PERIODIC,
                Box.value(root + ".DeviceInfo.SoftwareVersion", "1.0")));
    }

    /// Somebody begins to watch the decoder.
    Watcher watches(Requester requester) {
        Watcher watcher = new Watcher();
        Opened opened = meter.watch(BOX, requester, watcher.ticks::add);
        assertThat(opened).isInstanceOf(Opened.Running.class);
        watcher.watch = ((Opened.Running) opened).watch();
        return watcher;
    }

    /// The link has the box and asks for work; the clock has gone on, so that nothing has to be waited for.
    Optional<Claim> next() {
        clock.advance(Duration.ofSeconds(1));
        return queue.claim(BOX, "cwmp");
    }

    Claim read() {
        Claim claim = next().orElseThrow();
        assertThat(claim.passing()).isTrue();
        return claim;
    }

    /// The box is read once more and tells this of its first tuner.
    void tells(boolean locked, double level, double margin) {
        assertThat(queue.settle(read(), told(locked, level, margin))).isTrue();
    }

    Progress told(boolean locked, double level, double margin) {
        return told(FRONT + "Locked", Boolean.toString(locked), FRONT + "SignalLevel", tenths(level),
                FRONT + "LinkMargin", tenths(margin));
    }

    Progress told(String... pathsAndValues) {
        List<Assignment> values = new ArrayList<>();
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            values.add(new Assignment(pathsAndValues[i], Value.string(pathsAndValues[i + 1])));
        }
        return new Progress.Settled(
                new Outcome.Confirmed(new Evidence(clock.instant(), Saying.of("read"), values)));
    }

    private static String tenths(double value) {
        return Long.toString(Math.round(value * 10));
    }

    static Progress failed(Fault.Kind kind) {
        return new Progress.Settled(new Outcome.Failed(Fault.of(kind, Saying.of("no"))));
    }

    /// A consultant's order.
    void order(Operation operation) {
        tasks.submit(List.of(new NewTask(ids.next(), BOX, operation, Priority.CONSULTANT, null, null,
                clock.instant().plus(Duration.ofHours(1)), null)));
    }

    /// Time passes, second by second, and the meters are looked at.
    void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            clock.advance(Duration.ofSeconds(1));
            meter.look();
        }
    }

    @Override
    public void close() {
        meter.close();
        devices.close();
        executor.close();
        database.close();
    }

    /// Somebody, and what they were told.
    static final class Watcher {
        final List<Tick> ticks = new CopyOnWriteArrayList<>();
        private Tasks.Watch watch = () -> {};

        void leaves() {
            watch.close();
        }

        Tick last() {
            return ticks.getLast();
        }
    }
}
