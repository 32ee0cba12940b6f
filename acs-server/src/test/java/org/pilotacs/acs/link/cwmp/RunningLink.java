package org.pilotacs.acs.link.cwmp;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import org.pilotacs.acs.content.FileServer;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.Inventory;
import org.pilotacs.acs.device.InventoryEntry;
import org.pilotacs.acs.device.InventoryReader;
import org.pilotacs.acs.device.JdbcDeviceRegistry;
import org.pilotacs.acs.device.JdbcDeviceTags;
import org.pilotacs.acs.device.JdbcDevices;
import org.pilotacs.acs.device.JdbcInventory;
import org.pilotacs.acs.device.LinkOrder;
import org.pilotacs.acs.device.UnknownDevices;
import org.pilotacs.acs.file.DeviceFiles;
import org.pilotacs.acs.file.FileConfig;
import org.pilotacs.acs.file.JdbcDeviceFiles;
import org.pilotacs.acs.firmware.FirmwareConfig;
import org.pilotacs.acs.firmware.ImageAddresses;
import org.pilotacs.acs.firmware.ImageShelf;
import org.pilotacs.acs.firmware.JdbcArtefacts;
import org.pilotacs.acs.incident.Observations;
import org.pilotacs.acs.intake.BulkReports;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.cwmp.access.AccessConfig;
import org.pilotacs.acs.link.cwmp.access.JdbcGivenLogins;
import org.pilotacs.acs.link.cwmp.access.JdbcOwnLoginStore;
import org.pilotacs.acs.link.cwmp.access.OperatorRule;
import org.pilotacs.acs.link.cwmp.bulk.BulkConfig;
import org.pilotacs.acs.link.cwmp.wake.WakeConfig;
import org.pilotacs.acs.network.Network;
import org.pilotacs.acs.network.NetworkConfig;
import org.pilotacs.acs.profile.Model;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.SessionTraits;
import org.pilotacs.acs.provisioning.file.FileAddresses;
import org.pilotacs.acs.provisioning.file.JdbcProvisioningFiles;
import org.pilotacs.acs.provisioning.file.ProvisioningShelf;
import org.pilotacs.acs.provisioning.preset.DefinitionCache;
import org.pilotacs.acs.provisioning.preset.JdbcDefinitionStore;
import org.pilotacs.acs.provisioning.script.Allowance;
import org.pilotacs.acs.provisioning.script.ScriptRunner;
import org.pilotacs.acs.provisioning.script.SessionScripts;
import org.pilotacs.acs.provisioning.session.JdbcProvisioningRecords;
import org.pilotacs.acs.provisioning.session.OrderIds;
import org.pilotacs.acs.provisioning.session.Provisioning;
import org.pilotacs.acs.provisioning.session.SecretDigests;
import org.pilotacs.acs.reading.JdbcReadingHistory;
import org.pilotacs.acs.reading.ReadingConfig;
import org.pilotacs.acs.reading.ReadingWriter;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.JdbcTaskQueue;
import org.pilotacs.acs.task.JdbcTaskStore;
import org.pilotacs.acs.task.JdbcTasks;
import org.pilotacs.acs.task.SettableClock;
import org.pilotacs.acs.task.TaskConfig;
import org.pilotacs.acs.task.TaskSweeper;
import org.pilotacs.acs.task.Tasks;
import org.pilotacs.acs.trace.TraceConfig;
import org.pilotacs.acs.trace.WireTraces;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;

/// The CWMP link over a fresh core on H2, listening on a free port. Time stands still until [#pass].
final class RunningLink implements AutoCloseable {
    private static final Duration EVIDENCE = TaskConfig.DEFAULT.evidence();
    private static final Duration STEP = Duration.ofSeconds(10);

    static final CwmpConfig.ListenerConfig LISTENER = new CwmpConfig.ListenerConfig("127.0.0.1", 0, "/",
            DataSize.ofKibibytes(64), true);

    private final Vertx vertx = network();
    private final Database database;
    private final SettableClock clock = new SettableClock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JdbcDeviceRegistry registry;
    private final Devices devices;
    private final Tasks tasks;
    private final TaskSweeper sweeper;
    private final ReadingWriter writer;
    private final DeviceFiles files;
    private final JdbcOwnLoginStore logins;
    private final WireTraces traces = new WireTraces(
            new TraceConfig(1_000, 200, DataSize.ofKibibytes(64), Duration.ofMinutes(30)), clock);
    private final ScriptRunner scripts = new ScriptRunner(Allowance.DEFAULT, Thread.ofPlatform().factory());
    private final JdbcProvisioningRecords records;
    private final Map<String, SessionTraits> traits = new ConcurrentHashMap<>();
    private final CwmpLink link;
    private final CwmpPorts ports;

    /// What is around a link.
    ///
    /// @param installation which one's key it has
    record Setting(DatabaseConfig database, int installation, UnknownDevices unknown) {
        /// With a database of its own.
        static Setting usual() {
            return new Setting(TestDatabases.config(TestDatabases.Kind.H2), 0, UnknownDevices.ACCEPT);
        }
    }

    RunningLink(CwmpConfig config) {
        this(config, Setting.usual());
    }

    RunningLink(CwmpConfig config, Setting setting) {
        database = Database.open(setting.database());
        registry = new JdbcDeviceRegistry(database, Thread.ofVirtual().factory(), setting.unknown(),
                LinkOrder.NONE);
        devices = new JdbcDevices(database, setting.unknown());
        JdbcTaskStore store = new JdbcTaskStore(database, clock, threads);
        tasks = new JdbcTasks(store);
        sweeper = new TaskSweeper(store, EVIDENCE, TaskConfig.DEFAULT.keep());
        writer = new ReadingWriter(new JdbcReadingHistory(database), Thread.ofVirtual().factory());
        byte[] key = new byte[MasterKey.BYTES];
        key[0] = (byte) setting.installation();
        SecureRandom random = new SecureRandom();
        MasterKey masterKey = new MasterKey(key, random);
        logins = new JdbcOwnLoginStore(database, masterKey, clock, random, Thread.ofVirtual().factory());
        files = new JdbcDeviceFiles(database, masterKey, FileConfig.DEFAULT, random);
        records = new JdbcProvisioningRecords(database, new OrderIds(clock, random), masterKey, _ -> null,
                Thread.ofVirtual().factory());
        link = linked(config,
                new CwmpLink.Core(registry, devices, new JdbcTaskQueue(store, "test", TaskConfig.DEFAULT.lease()),
                        this::profile, traces, EVIDENCE,
                        masterKey, logins,
                        new JdbcArtefacts(database, Path.of("target", "no-images"), FirmwareConfig.DEFAULT),
                        new ImageShelf(new ImageAddresses(masterKey.derive(ImageAddresses.KEY)), "", "127.0.0.1", 7567),
                        new CwmpLink.Received(files, FileConfig.DEFAULT,
                                new BulkReports(devices, this::profile, writer, Observations.NONE,
                                        ReadingConfig.DEFAULT.keep()),
                                BulkConfig.DEFAULT),
                        provisioned(masterKey, random)));
        ports = started();
    }

    private CwmpLink.Provisioned provisioned(MasterKey key, SecureRandom random) {
        JdbcProvisioningFiles kept = new JdbcProvisioningFiles(database, Path.of("target", "no-files"), random);
        Provisioning provisioning = new Provisioning(new Provisioning.Needs(devices, new JdbcDeviceTags(database),
                new DefinitionCache(new JdbcDefinitionStore(database)),
                records, scripts,
                _ -> new SessionScripts.ExtensionCall.Said("null", null),
                new SecretDigests(key.derive(SecretDigests.KEY))::of));
        return new CwmpLink.Provisioned(provisioning, kept,
                new ProvisioningShelf(new FileAddresses(key.derive(FileAddresses.KEY)), false,
                        new FileServer("", "127.0.0.1", 7567)),
                new JdbcGivenLogins(database, key), OperatorRule.NONE);
    }

    private static Vertx network() {
        try {
            return Network.open(NetworkConfig.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CwmpLink linked(CwmpConfig config, CwmpLink.Core core) {
        try {
            return new CwmpLink(vertx, config, core, new SimpleMeterRegistry(), clock, new SecureRandom(),
                    Duration.ZERO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CwmpPorts started() {
        try {
            return link.start();
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    /// A link on a free port of this machine.
    static CwmpConfig config(AccessConfig access) {
        return new CwmpConfig(LISTENER, CwmpConfig.SessionConfig.DEFAULT, access, TlsConfig.NONE,
                WakeConfig.DEFAULT);
    }

    private Profile profile(Model model) {
        return new Profile("test", traits.getOrDefault(model.productClass(), SessionTraits.DEFAULT));
    }

    /// From here on the boxes of a product class behave as these traits say.
    void teach(String productClass, SessionTraits behaviour) {
        traits.put(productClass, behaviour);
    }

    /// Time passes, and the housekeeping that goes with it is done.
    void pass(Duration time) {
        Duration left = time;
        while (left.isPositive()) {
            Duration step = Collections.min(List.of(left, STEP));
            clock.advance(step);
            link.sweep();
            sweeper.sweep();
            left = left.minus(step);
        }
    }

    /// Time passes, and nobody notices.
    void later(Duration time) {
        clock.advance(time);
    }

    Instant now() {
        return clock.instant();
    }

    int port() {
        return Objects.requireNonNull(ports.plain(), "no plain listener");
    }

    int tlsPort() {
        return Objects.requireNonNull(ports.tls(), "no TLS listener");
    }

    CwmpLink link() {
        return link;
    }

    /// What the operator's inventory says from now on, one JSON object a line.
    void imports(String lines) throws IOException {
        List<InventoryEntry.Rejected> rejected = new ArrayList<>();
        new JdbcInventory(database, clock)
                .load(InventoryReader.ndjson(new StringReader(lines)), new Inventory.Listener() {
                    @Override
                    public void progress(Inventory.Progress progress) {
                        // only what was rejected counts
                    }

                    @Override
                    public void rejected(InventoryEntry.Rejected line) {
                        rejected.add(line);
                    }
                });
        assertThat(rejected).isEmpty();
    }

    Doorbell doorbell() {
        return link.doorbell();
    }

    Tasks tasks() {
        return tasks;
    }

    WireTraces traces() {
        return traces;
    }

    Devices devices() {
        return devices;
    }

    int rows(String table) {
        return database.with(
                handle -> handle.createQuery("SELECT COUNT(*) FROM " + table).mapTo(Integer.class).one());
    }

    DeviceFiles files() {
        return files;
    }

    /// From here on the database cannot be reached.
    void withoutDatabase() {
        database.close();
    }

    @Override
    public void close() {
        link.close();
        scripts.close();
        records.close();
        registry.close();
        writer.close();
        logins.close();
        threads.close();
        database.close();
        vertx.close().await();
    }
}
