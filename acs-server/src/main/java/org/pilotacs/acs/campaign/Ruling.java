package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

/// What becomes of a running campaign now, and why, in one sentence.
public sealed interface Ruling {
    Saying why();

    /// It waits for something.
    record Hold(Saying why) implements Ruling {}

    /// The wave is over, and the next one opens.
    record NextWave(Saying why) implements Ruling {}

    /// The wave is over, and too few are well: somebody must look.
    record TooFewWell(Saying why) implements Ruling {}

    /// A gate stops it.
    ///
    /// @param stratum the model and revision that it is about; null if it is about all
    record Stop(Saying why, @Nullable Integer stratum) implements Ruling {}

    /// All waves are over.
    record Finish(Saying why) implements Ruling {}
}
