package org.pilotacs.acs.incident;

import java.util.Arrays;
import java.util.stream.Stream;

/// What is usual in a group.
///
/// @param share of boxes in trouble, 0 to 1
record Usual(IncidentKind kind, Group group, double share) {
    /// What differs from what is taken where nothing is known.
    static Stream<Usual> of(Crowd crowd) {
        return Arrays.stream(IncidentKind.values()).flatMap(kind -> {
            Tally tally = crowd.known(kind);
            return tally == null || tally.usual() <= Tally.LEAST
                    ? Stream.empty()
                    : Stream.of(new Usual(kind, crowd.group(), tally.usual()));
        });
    }
}
