package org.pilotacs.acs.link.cwmp;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.JdbcDeviceRegistry;
import org.pilotacs.acs.device.JdbcDevices;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.link.cwmp.access.AccessConfig;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.SessionTraits;
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
import org.pilotacs.acs.trace.WireTrace;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The CWMP link over a fresh core on H2, listening on a free port. Time stands still until [#pass].
final class RunningLink implements AutoCloseable {
    private static final Duration EVIDENCE = TaskConfig.DEFAULT.evidence();
    private static final Duration STEP = Duration.ofSeconds(10);

    static final CwmpConfig.ListenerConfig LISTENER = new CwmpConfig.ListenerConfig("127.0.0.1", 0, "/",
            DataSize.ofKibibytes(64));

    private final Vertx vertx = Vertx.vertx();
    private final Database database = TestDatabases.open(TestDatabases.Kind.H2);
    private final SettableClock clock = new SettableClock();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JdbcDeviceRegistry registry = new JdbcDeviceRegistry(database, Thread.ofVirtual().factory());
    private final JdbcTaskStore store = new JdbcTaskStore(database, clock, threads);
    private final Devices devices = new JdbcDevices(database);
    private final Tasks tasks = new JdbcTasks(store);
    private final TaskSweeper sweeper = new TaskSweeper(store, EVIDENCE, TaskConfig.DEFAULT.keep());
    private final CwmpLink link;
    private final int port;

    /// A node of the usual installation.
    RunningLink(CwmpConfig config) {
        this(config, 0);
    }

    /// @param installation which one's key it has
    RunningLink(CwmpConfig config, int installation) {
        byte[] key = new byte[MasterKey.BYTES];
        key[0] = (byte) installation;
        link = new CwmpLink(vertx, config,
                new CwmpLink.Core(registry, new JdbcTaskQueue(store, "test", TaskConfig.DEFAULT.lease()),
                        _ -> new Profile("test", SessionTraits.DEFAULT), new NoTrace(), EVIDENCE,
                        new MasterKey(key, new SecureRandom())),
                new SimpleMeterRegistry(), clock, new SecureRandom(), Duration.ZERO);
        port = link.start();
    }

    /// A link on a free port of this machine.
    static CwmpConfig config(AccessConfig access) {
        return new CwmpConfig(LISTENER, CwmpConfig.SessionConfig.DEFAULT, access,
                CwmpConfig.ConnectionRequestConfig.DEFAULT);
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

    Instant now() {
        return clock.instant();
    }

    int port() {
        return port;
    }

    Doorbell doorbell() {
        return link.doorbell();
    }

    Tasks tasks() {
        return tasks;
    }

    Devices devices() {
        return devices;
    }

    /// From here on the database cannot be reached.
    void withoutDatabase() {
        database.close();
    }

    @Override
    public void close() {
        link.close();
        registry.close();
        threads.close();
        database.close();
        vertx.close().await();
    }

    private static final class NoTrace implements WireTrace {
        @Override
        public boolean isOn(DeviceId device) {
            return false;
        }

        @Override
        public void record(DeviceId device, Direction direction, String text) {
            throw new IllegalStateException("nobody asked");
        }
    }
}
