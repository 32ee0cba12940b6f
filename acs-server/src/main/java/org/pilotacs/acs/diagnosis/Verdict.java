package org.pilotacs.acs.diagnosis;

import org.pilotacs.acs.diagnosis.sign.Sign;

import java.util.List;

/// What can be said of a home.
public sealed interface Verdict {
    /// Most probably this.
    record Likely(RankedCause cause) implements Verdict {}

    /// Nothing is wrong that we could see, and we could see enough.
    record Well(double probability) implements Verdict {}

    /// Nobody knows.
    ///
    /// @param missing what would tell most if it were known, or known lately; best first
    record Unknown(List<Sign> missing) implements Verdict {
        public Unknown {
            missing = List.copyOf(missing);
        }
    }
}
