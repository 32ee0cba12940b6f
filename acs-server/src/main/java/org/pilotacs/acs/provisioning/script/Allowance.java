package org.pilotacs.acs.provisioning.script;

import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// What one run of a script may use.
///
/// @param time of a processor. GenieACS allows 50 ms; its engine compiles scripts, ours does not
/// @param memory that it allocates, whether it keeps it or not
/// @param statements that it carries out: unlike time, the same on every machine and under any load
/// @param threads how many scripts run at once
public record Allowance(Duration time, DataSize memory, int statements, int threads) {
    /// Characters of the longest text that a script can make.
    static final int LONGEST_TEXT = 4 * 1024 * 1024;
    /// Elements of the largest typed array.
    static final int LARGEST_ARRAY = 1024 * 1024;

    public static final Range<Duration> TIME = Range.of(Duration.ofMillis(10), Duration.ofMinutes(1));
    public static final Range<DataSize> MEMORY = Range.of(DataSize.ofMebibytes(1), DataSize.ofMebibytes(4096));
    public static final Range<Integer> STATEMENTS = Range.of(1_000, 2_000_000_000);
    public static final Range<Integer> THREADS = Range.of(1, 256);
    public static final Allowance DEFAULT = new Allowance(Duration.ofMillis(500), DataSize.ofMebibytes(128),
            50_000_000, 2);

    public Allowance {
        TIME.check("time", time);
        MEMORY.check("memory", memory);
        STATEMENTS.check("statements", statements);
        THREADS.check("threads", threads);
    }
}
