package org.pilotacs.acs.door.care;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.List;

/// How an import stands.
///
/// @param lines read so far
/// @param errors the first [#MAX_ERRORS] wrong lines
/// @param reason why it failed as a whole, null if it did not
record ImportState(String id, Phase phase, long lines, long taken, long wrong, List<LineError> errors, Instant started,
        @Nullable Instant ended, @Nullable Saying reason) {
    static final int MAX_ERRORS = 1_000;

    /// Where it is.
    enum Phase {
        RUNNING, DONE, FAILED
    }

    /// What is wrong with one line.
    record LineError(long line, Saying reason) {}

    ImportState {
        errors = List.copyOf(errors);
    }

    boolean isOver() {
        return phase != Phase.RUNNING;
    }
}
