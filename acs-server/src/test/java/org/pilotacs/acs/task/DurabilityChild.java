package org.pilotacs.acs.task;

import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.JdbcDeviceRegistry;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server in a process of its own that says each thing once it was acknowledged, until it is killed:
/// `seen SERIAL MILLIS`, `queued TASK`, `settled TASK`.
final class DurabilityChild {
    private static final int THREADS = 16;

    private DurabilityChild() {}

    /// @param args database url, user name, prefix of the serials
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Database database = Database.open(new DatabaseConfig(args[0], args[1], Secret.NONE, 8));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Clock clock = Clock.systemUTC();
        JdbcDeviceRegistry registry = new JdbcDeviceRegistry(database, Thread.ofPlatform().factory());
        JdbcTaskStore store = new JdbcTaskStore(database, clock, threads);
        Tasks tasks = new JdbcTasks(store);
        TaskQueue queue = new JdbcTaskQueue(store, "node", TaskConfig.DEFAULT.lease());
        TaskIds ids = new TaskIds(clock, new SecureRandom());
        out.println("ready");
        try (threads) {
            for (int thread = 0; thread < THREADS; thread++) {
                String serials = args[2] + thread + "-";
                threads.execute(() -> {
                    for (int i = 0;; i++) {
                        Box box = Box.named(serials + i % 50);
                        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                        registry.seen(box.comes(now, DeviceEvent.Kind.PERIODIC, Box.inform("1." + i)));
                        out.println("seen " + box.identity().serialNumber() + " " + now.toEpochMilli());
                        NewTask task = new NewTask(ids.next(), box.id(), new Operation.Restart(), Priority.ROUTINE,
                                null,
                                null, now.plus(Duration.ofHours(1)), null);
                        tasks.submit(List.of(task));
                        out.println("queued " + task.id());
                        if (i % 2 == 0) {
                            Claim claim = queue.claim(box.id(), "cwmp").orElseThrow();
                            queue.settle(claim, new Progress.Settled(new Outcome.Refused(Saying.of("done"))));
                            out.println("settled " + claim.task().id());
                        }
                    }
                });
            }
        }
    }
}
