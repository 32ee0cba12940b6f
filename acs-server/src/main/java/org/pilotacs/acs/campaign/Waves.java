package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// The waves of a campaign by the lots of their devices.
///
/// @param all in order
record Waves(List<Wave> all) {
    static final Waves NONE = new Waves(List.of());

    Waves {
        all = List.copyOf(all);
    }

    /// @param bound the lot after its last
    record Wave(long bound, @Nullable Instant opened) {}

    /// The wave of a lot; the last one of what comes after all bounds.
    int of(long lot) {
        for (int wave = 0; wave < all.size() - 1; wave++) {
            if (lot < all.get(wave).bound) {
                return wave;
            }
        }
        return Math.max(0, all.size() - 1);
    }

    /// The lot after the last of the waves up to one.
    long bound(int wave) {
        return wave < 0 ? Long.MIN_VALUE : wave >= all.size() - 1 ? Long.MAX_VALUE : all.get(wave).bound;
    }
}
