package org.pilotacs.acs.provisioning.engine;

import org.pilotacs.acs.runtime.Range;

/// What configures the engine for one device, under the names that GenieACS has (`cwmp.gpvBatchSize` …).
///
/// @param batch most parameters in one request
/// @param nextLevelFrom objects above this depth are asked for level by level
/// @param skipRoot whether the roots are never asked for
/// @param skipWritableCheck whether what the device calls read-only is written all the same
/// @param milliseconds whether times are written with them
/// @param booleanLiteral whether truths are written as words
/// @param iterations how often a script may change its mind in one go
public record Settings(int batch, int nextLevelFrom, boolean skipRoot, boolean skipWritableCheck, boolean milliseconds,
        boolean booleanLiteral, int iterations) {
    public static final Range<Integer> BATCH = Range.of(1, 1_000);
    public static final Range<Integer> ITERATIONS = Range.of(1, 256);
    public static final Settings DEFAULT = new Settings(32, 0, false, false, true, true, 32);

    public Settings {
        BATCH.check("cwmp.gpvBatchSize", batch);
        ITERATIONS.check("cwmp.maxCommitIterations", iterations);
    }
}
