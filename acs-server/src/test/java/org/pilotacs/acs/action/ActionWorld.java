package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.broadcast.PlayedAir;
import org.pilotacs.acs.campaign.PlayedCampaigns;
import org.pilotacs.acs.contact.ContactReports;
import org.pilotacs.acs.contact.Contacts;
import org.pilotacs.acs.contact.JdbcContactReports;
import org.pilotacs.acs.contact.JdbcContacts;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Inventory;
import org.pilotacs.acs.device.InventoryEntry;
import org.pilotacs.acs.device.InventoryReader;
import org.pilotacs.acs.device.JdbcDeviceRegistry;
import org.pilotacs.acs.device.JdbcDevices;
import org.pilotacs.acs.device.JdbcInventory;
import org.pilotacs.acs.device.JdbcSubscribers;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.LinkOrder;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.diagnostic.DiagnosticConfig;
import org.pilotacs.acs.errorcode.ErrorCodeFile;
import org.pilotacs.acs.errorcode.JdbcErrorCodes;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.file.FileConfig;
import org.pilotacs.acs.file.JdbcDeviceFiles;
import org.pilotacs.acs.firmware.Artefacts;
import org.pilotacs.acs.firmware.FirmwareConfig;
import org.pilotacs.acs.firmware.JdbcArtefacts;
import org.pilotacs.acs.incident.IncidentConfig;
import org.pilotacs.acs.incident.IncidentDesk;
import org.pilotacs.acs.incident.JdbcIncidents;
import org.pilotacs.acs.incident.Observation;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.key.DeviceKeys;
import org.pilotacs.acs.key.JdbcDeviceKeys;
import org.pilotacs.acs.profile.Boxes;
import org.pilotacs.acs.profile.ProfileConfig;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.profile.YamlProfiles;
import org.pilotacs.acs.reading.JdbcReadingHistory;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Carrier;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.JdbcTaskQueue;
import org.pilotacs.acs.task.JdbcTaskStore;
import org.pilotacs.acs.task.JdbcTasks;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.NewTask;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.SettableClock;
import org.pilotacs.acs.task.TaskConfig;
import org.pilotacs.acs.task.TaskId;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.task.TaskQueue;
import org.pilotacs.acs.task.TaskSecrets;
import org.pilotacs.acs.task.TaskSweeper;
import org.pilotacs.acs.task.Tasks;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;

/// The core over a real database, with boxes that came and were named by the inventory, and a link that a test plays: it
/// rings as the test says, takes tasks from the queue, and settles them with what the test says that the box did.
public final class ActionWorld implements AutoCloseable {
    static final Identity DECODER = Boxes.sagevision("100").identity();
    public static final Identity ROUTER = Boxes.homegate("200").identity();
    static final Identity OLD = Boxes.telmar("300").identity();
    static final String PIN = "Device.Services.STBService.1.X_A1B2C3_Parental.PINIsDefault";
    static final String CN = "Device.Services.STBService.1.Components.FrontEnd.1.X_A1B2C3_DVBS.CNR";
    static final String WLAN = "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.";
    static final Requester ANNA = new Requester("anna", "console", Priority.CONSULTANT);
    static final Requester SCRIPT = new Requester("script", "care-api", Priority.ROUTINE);

    public final SettableClock clock = new SettableClock();
    public final Bell bell = new Bell();
    public final Profiles profiles = YamlProfiles.load(ProfileConfig.DEFAULT);
    public final Devices devices;
    public final Subscribers subscribers;
    public final Inventory inventory;
    public final DeviceFiles files;
    public final DeviceKeys keys;
    public final Artefacts images;
    public final Contacts contacts;
    public final ContactReports reports;
    public final JdbcErrorCodes errorCodes;
    public final IncidentDesk incidents;
    public final TaskSweeper sweeper;
    public final Tasks tasks;
    final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    public final Database database;
    public final JdbcReadingHistory history;
    final TaskQueue queue;
    /// Campaigns, none of which moves by itself.
    private final JdbcDeviceRegistry registry;
    private final TaskSecrets secrets;
    /// What is broadcast, as a test says.
    public final PlayedAir air;
    public ActionDesk desk;
    /// Moved on when a test says so.
    public final PlayedCampaigns campaigns;
    /// What boxes showed of themselves when they were asked.
    public final List<Observation> shown = new CopyOnWriteArrayList<>();

    private ActionWorld(Database database, UnknownDevices unknown) {
        this.database = database;
        registry = new JdbcDeviceRegistry(database, Thread.ofVirtual().factory(), unknown, LinkOrder.NONE);
        devices = new JdbcDevices(database, unknown);
        subscribers = new JdbcSubscribers(database);
        inventory = new JdbcInventory(database, clock);
        MasterKey key = new MasterKey(new byte[MasterKey.BYTES], new SecureRandom());
        files = new JdbcDeviceFiles(database, key, FileConfig.DEFAULT, new SecureRandom());
        keys = new JdbcDeviceKeys(database, key);
        images = new JdbcArtefacts(database, Path.of("target", "no-images"), FirmwareConfig.DEFAULT);
        contacts = new JdbcContacts(database, devices, subscribers, ZoneId.of("Europe/Warsaw"), new Random(5));
        reports = new JdbcContactReports(database);
        errorCodes = new JdbcErrorCodes(database);
        errorCodes.load(ErrorCodeFile.builtIn(), clock.instant());
        history = new JdbcReadingHistory(database);
        incidents = new IncidentDesk(new JdbcIncidents(database), IncidentConfig.DEFAULT, clock, new Random(6));
        secrets = TaskSecrets.by(key);
        campaigns = new PlayedCampaigns(database, key);
        JdbcTaskStore store = new JdbcTaskStore(database, clock, executor,
                new JdbcSettledActions(campaigns.over()), secrets);
        tasks = new JdbcTasks(store);
        queue = campaigns.over(new JdbcTaskQueue(store, "node-1", Duration.ofMinutes(2)));
        air = new PlayedAir(new JdbcTaskQueue(store, "node-1", Duration.ofMinutes(2), Carrier.BROADCAST), clock);
        sweeper = new TaskSweeper(store, TaskConfig.DEFAULT.evidence(), TaskConfig.DEFAULT.keep());
        desk = newDesk(store, 1);
        campaigns.open(this);
    }

    /// With a decoder, a router and an old box that came once.
    static ActionWorld open(TestDatabases.Kind kind) {
        ActionWorld world = empty(kind);
        List.of(DECODER, ROUTER, OLD).forEach(world::comes);
        return world;
    }

    /// Before any box has come.
    public static ActionWorld empty(TestDatabases.Kind kind) {
        return empty(kind, UnknownDevices.ACCEPT);
    }

    /// @param unknown what becomes of a box that the inventory does not have
    public static ActionWorld empty(TestDatabases.Kind kind, UnknownDevices unknown) {
        return new ActionWorld(TestDatabases.open(kind), unknown);
    }

    /// Over a database that may have been filled before.
    public static ActionWorld over(Database database) {
        return new ActionWorld(database, UnknownDevices.ACCEPT);
    }

    /// A box is asked for all that it has, and each time falls over that.
    public void fallsOverOurOrders(DeviceId box) {
        TaskId id = new TaskIds(clock, new Random(3)).next();
        tasks.submit(List.of(new NewTask(id, box, new Operation.Discover("", true), Priority.CONSULTANT, null, null,
                clock.instant().plus(Duration.ofDays(1)), null)));
        for (int time = 0; time < 2; time++) {
            queue.settle(queue.claim(box, "cwmp").orElseThrow(), new Progress.Returned());
            queue.started(box);
        }
    }

    /// The server starts anew over the same database.
    void restartServer() {
        desk = newDesk(new JdbcTaskStore(database, clock, executor, new JdbcSettledActions(), secrets), 2);
    }

    /// Where boxes test their line against.
    static final DiagnosticConfig TESTS = new DiagnosticConfig("edge.operator.example", "", "",
            DiagnosticConfig.DEFAULT.uploadSize());

    private ActionDesk newDesk(JdbcTaskStore store, long seed) {
        JdbcTasks tasks = new JdbcTasks(store);
        ActionNeeds needs = new ActionNeeds(devices, profiles, tasks, new JdbcActionStore(database, tasks), history,
                bell, TESTS, images, air, shown::add);
        return new ActionDesk(needs, TaskConfig.DEFAULT, clock, new Random(seed), executor);
    }

    @Override
    public void close() {
        registry.close();
        executor.close();
        database.close();
    }

    /// A box comes for the first time.
    public Device comes(Identity identity) {
        String root = identity.equals(DECODER) ? "Device" : "InternetGatewayDevice";
        return sees(new Box(identity).comes(clock.instant(), DeviceEvent.Kind.BOOTSTRAP,
                Box.value(root + ".DeviceInfo.SoftwareVersion", "1.0")));
    }

    /// The link reports a box.
    public Device sees(Sighting sighting) {
        return registry.seen(sighting).device();
    }

    /// The operator says what boxes there are.
    ///
    /// @param lines one JSON object a line
    public void imports(String lines) {
        List<InventoryEntry.Rejected> wrong = new ArrayList<>();
        try {
            inventory.load(InventoryReader.ndjson(new StringReader(lines)), new Inventory.Listener() {
                @Override
                public void progress(Inventory.Progress progress) {
                    // the end is enough
                }

                @Override
                public void rejected(InventoryEntry.Rejected line) {
                    wrong.add(line);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        assertThat(wrong).isEmpty();
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
        return claim(box.deviceId());
    }

    /// The box is in session and is given its next task.
    public Claim claim(DeviceId box) {
        return queue.claim(box, "cwmp").orElseThrow();
    }

    public void settle(Claim claim, Outcome outcome) {
        assertThat(queue.settle(claim, new Progress.Settled(outcome))).isTrue();
    }

    /// Handed over; the box has yet to show the result.
    public void park(Claim claim) {
        assertThat(queue.settle(claim, new Progress.Parked(new Continuation("played", Map.of()),
                clock.instant().plusSeconds(600), new Outcome.Expired()))).isTrue();
    }

    /// The box shows what a parked task waited for.
    public Claim resume(DeviceId box) {
        return queue.resume(box, "cwmp").getFirst();
    }

    /// The box answers what it was asked for: the link reports the values, and shows them as evidence.
    public void answer(Claim claim, Device box, Map<String, String> values) {
        List<Learnt> learnt = new ArrayList<>();
        List<Assignment> shown = new ArrayList<>();
        new TreeMap<>(values).forEach((path, text) -> {
            learnt.add(Box.value(path, text));
            shown.add(new Assignment(path, Value.string(text)));
        });
        sees(new Box(box.identity()).tells(clock.instant(), learnt.toArray(Learnt[]::new)));
        settle(claim, new Outcome.Confirmed(new Evidence(clock.instant(), Saying.of("read"), shown)));
    }

    Outcome accepted() {
        return new Outcome.Confirmed(new Evidence(clock.instant(), Saying.of("accepted"), List.of()));
    }

    public Outcome confirmed() {
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
    public static final class Bell implements Doorbell {
        public final List<DeviceId> rung = new CopyOnWriteArrayList<>();
        private final List<Consumer<Knock>> listeners = new CopyOnWriteArrayList<>();

        @Override
        public void ring(Device device, Consumer<Knock> listener) {
            rung.add(device.id());
            listeners.add(listener);
        }

        public void says(Knock.State state, Instant at) {
            listeners.getLast().accept(new Knock(at, state, Saying.NOTHING));
        }
    }
}
