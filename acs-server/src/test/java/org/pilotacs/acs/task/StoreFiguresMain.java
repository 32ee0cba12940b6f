package org.pilotacs.acs.task;

import com.sun.management.OperatingSystemMXBean;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.DeviceEvent;
import org.pilotacs.acs.device.DeviceSearch;
import org.pilotacs.acs.device.JdbcDeviceRegistry;
import org.pilotacs.acs.device.JdbcDevices;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.saying.Saying;

import java.lang.management.ManagementFactory;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/// Prints how much the stores take, on each database: first contacts, idle periodic sightings, claims with their
/// settlements, and searches. Figures of one run on one machine; nothing is asserted.
final class StoreFiguresMain {
    private static final int DEVICES = 20_000;
    private static final int THREADS = 64;
    private static final Duration LONG = Duration.ofSeconds(8);

    private StoreFiguresMain() {}

    public static void main(String[] args) throws Exception {
        for (TestDatabases.Kind kind : TestDatabases.Kind.values()) {
            try (Database database = TestDatabases.open(kind);
                    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                new StoreFiguresMain().measure(kind, database, threads);
            }
        }
    }

    private void measure(TestDatabases.Kind kind, Database database, ExecutorService threads) throws Exception {
        Clock clock = Clock.systemUTC();
        try (JdbcDeviceRegistry registry = new JdbcDeviceRegistry(database, Thread.ofPlatform().factory())) {
            long start = System.nanoTime();
            long cpu = cpu();
            AtomicLong next = new AtomicLong();
            run(threads, THREADS, _ -> {
                for (long i = next.getAndIncrement(); i < DEVICES; i = next.getAndIncrement()) {
                    registry.seen(box((int) i).comes(clock.instant(), DeviceEvent.Kind.BOOT, Box.inform("1.0")));
                }
            });
            print(kind, "first contacts", new Rate(DEVICES, System.nanoTime() - start, cpu() - cpu));
            for (int round = 0; round < 2; round++) {
                print(kind, "idle sightings", rate(threads, i -> registry.seen(box(i).comes(clock.instant(),
                        DeviceEvent.Kind.PERIODIC, Box.inform("1.0")))));
            }
        }
        claims(kind, database, threads, clock);
        JdbcDevices devices = new JdbcDevices(database);
        print(kind, "searches", rate(threads, i -> devices.search(new DeviceSearch("S" + i, null, 20))));
    }

    private void claims(TestDatabases.Kind kind, Database database, ExecutorService threads, Clock clock)
            throws Exception {
        JdbcTaskStore store = new JdbcTaskStore(database, clock, threads);
        Tasks tasks = new JdbcTasks(store);
        TaskQueue queue = new JdbcTaskQueue(store, "node", TaskConfig.DEFAULT.lease());
        TaskIds ids = new TaskIds(clock, new SecureRandom());
        for (int round = 0; round < 8; round++) {
            List<NewTask> batch = new ArrayList<>();
            for (int i = 0; i < DEVICES; i++) {
                batch.add(new NewTask(ids.next(), box(i).id(), new Operation.Read(List.of("Device.DeviceInfo.")),
                        Priority.CAMPAIGN, "campaign", null, clock.instant().plus(Duration.ofDays(1)), null));
                if (batch.size() == 1000) {
                    tasks.submit(batch);
                    batch.clear();
                }
            }
        }
        Outcome done = new Outcome.Confirmed(new Evidence(clock.instant(), Saying.of("read"), List.of()));
        print(kind, "claims with settlement", rate(threads, i -> queue.claim(box(i).id(), "cwmp")
                .ifPresent(claim -> queue.settle(claim, new Progress.Settled(done)))));
        print(kind, "claims of nothing", rate(threads, i -> queue.claim(box(DEVICES + i).id(), "cwmp")));
    }

    /// How often something was done, in what time on the clock and of this process's processors, in nanoseconds; the
    /// latter says more when the machine is busy with other things. It leaves out the PostgreSQL server's own.
    private record Rate(long count, long nanos, long cpuNanos) {}

    private static Rate rate(ExecutorService threads, IntConsumer work) throws Exception {
        AtomicLong count = new AtomicLong();
        long start = System.nanoTime();
        long cpu = cpu();
        long end = start + LONG.toNanos();
        run(threads, THREADS, thread -> {
            // each device in one thread only, as its lane would have it
            while (System.nanoTime() < end) {
                work.accept(ThreadLocalRandom.current().nextInt(DEVICES / THREADS) * THREADS + thread);
                count.incrementAndGet();
            }
        });
        return new Rate(count.get(), System.nanoTime() - start, cpu() - cpu);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void run(ExecutorService threads, int count, IntConsumer work) throws Exception {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int thread = i;
            running.add(threads.submit(() -> work.accept(thread)));
        }
        for (Future<?> one : running) {
            one.get();
        }
    }

    private static Box box(int i) {
        return Box.named("S" + i);
    }

    private static void print(TestDatabases.Kind kind, String what, Rate rate) {
        System.out.printf("FIGURE %s %s: %.0f/s, %.0f us of processor each%n", kind, what,
                rate.count() * 1e9 / rate.nanos(), rate.cpuNanos() / 1e3 / rate.count());
    }
}
