package org.pilotacs.acs.cli;

import com.sun.management.OperatingSystemMXBean;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/// How a server in this process did under the load of simulated boxes in another.
///
/// @param bootsPerSecond boxes that booted at once and informed for the first time
/// @param p50 milliseconds
/// @param p99 milliseconds
/// @param cpuMicros of this process for each session
record LoadRun(double bootsPerSecond, double perSecond, double p50, double p99, long failed, double cpuMicros,
        double heapMegabytes) {
    /// @param warmUp for example `30s`
    /// @param duration likewise
    static LoadRun of(URI acs, int size, int atOnce, String warmUp, String duration)
            throws IOException, InterruptedException {
        Gathered gathered = new Gathered();
        LoadProcess.run(gathered::take, "load", "--acs", acs.toString(), "--size", Integer.toString(size), "--at-once",
                Integer.toString(atOnce), "--warm-up", warmUp, "--duration", duration);
        return gathered.run();
    }

    /// This one and another, side by side.
    Table beside(LoadRun other, String name, String otherName) {
        Table table = new Table("", name, otherName);
        table.add("first contacts per second", rate(bootsPerSecond), rate(other.bootsPerSecond));
        table.add("sessions per second", rate(perSecond), rate(other.perSecond));
        table.add("median, ms", millis(p50), millis(other.p50));
        table.add("99th percentile, ms", millis(p99), millis(other.p99));
        table.add("CPU of the server per session, µs", rate(cpuMicros), rate(other.cpuMicros));
        table.add("heap in use, MB", rate(heapMegabytes), rate(other.heapMegabytes));
        table.add("failed", Long.toString(failed), Long.toString(other.failed));
        return table;
    }

    static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String rate(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /// What the simulator has said so far. Confined to one run.
    private static final class Gathered {
        private double boots;
        private long cpuBefore;
        private @Nullable LoadRun run;

        /// True once that was the last.
        boolean take(LoadProcess.Line line) {
            if (line.has("booted")) {
                boots = line.number("booted") / line.number("seconds");
            } else if (line.has("measuring")) {
                cpuBefore = cpu();
            } else if (line.has("sessions")) {
                run = new LoadRun(boots, line.number("per-second"), line.number("p50-ms"), line.number("p99-ms"),
                        (long) line.number("failed"), (cpu() - cpuBefore) / 1e3 / line.number("sessions"), heap());
            }
            return run != null;
        }

        LoadRun run() {
            return Objects.requireNonNull(run, "the last line has it");
        }
    }

    /// Nanoseconds.
    static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    /// Megabytes, without what is garbage.
    static double settledHeap() {
        System.gc();
        return heap();
    }

    static double heap() {
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6;
    }
}
