package org.pilotacs.agent.linux;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// How busy the processors were between two looks at /proc/stat. Safe for any number of threads.
final class CpuLoad {
    /// Ticks of 10 ms that must have passed for a new figure: reading the data model looks many times at once.
    private static final long FEWEST_TICKS = 100;
    private static final int FIELDS = 8;
    private static final int IDLE = 3;
    private static final int WAITING = 4;

    /// @param busy ticks since the start, of all processors
    /// @param total the idle ones too
    private record Ticks(long busy, long total) {}

    private final Path stat;
    private Ticks since = new Ticks(0, 0);
    private int percent;

    CpuLoad(Roots roots) {
        this.stat = roots.proc().resolve("stat");
        percent();
    }

    synchronized int percent() {
        Ticks now = read();
        long passed = now.total() - since.total();
        if (passed >= FEWEST_TICKS) {
            percent = (int) Math.clamp(100 * (now.busy() - since.busy()) / passed, 0, 100);
            since = now;
        }
        return percent;
    }

    private Ticks read() {
        List<String> lines = KernelFile.lines(stat);
        if (lines.isEmpty() || !lines.getFirst().startsWith("cpu ")) {
            return since;
        }
        // user nice system idle iowait irq softirq steal; what guests used is in user
        long[] fields = Arrays.stream(lines.getFirst().split(" +")).skip(1).limit(FIELDS)
                .mapToLong(CpuLoad::ticks).toArray();
        long total = Arrays.stream(fields).sum();
        long idle = fields.length > WAITING ? fields[IDLE] + fields[WAITING] : 0;
        return new Ticks(total - idle, total);
    }

    private static long ticks(String field) {
        Long ticks = KernelFile.number(field);
        return ticks == null ? 0 : ticks;
    }
}
