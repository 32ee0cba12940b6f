package org.pilotacs.acs.campaign;

import java.util.Map;

/// How the devices fare that the campaign has not touched, by model and revision.
///
/// @param strata by their numbers
public record Rest(Map<Integer, Map<Measure, Share>> strata) {
    public static final Rest UNKNOWN = new Rest(Map.of());

    public Rest {
        strata = Map.copyOf(strata);
    }

    /// So many of so many.
    public record Share(long bad, long of) {
        static final Share NONE = new Share(0, 0);
        /// Of fewer, what they show says little.
        private static final int ENOUGH = 20;

        /// The share that must be reckoned with, from 0 to 1; 0 if too few were looked at.
        double usual() {
            return of < ENOUGH ? 0 : (bad + 1.0) / (of + 2.0);
        }

        Share and(Share other) {
            return new Share(bad + other.bad, of + other.of);
        }
    }

    /// Of one model and revision; of none if that is not known.
    public Share of(int stratum, Measure measure) {
        return strata.getOrDefault(stratum, Map.of()).getOrDefault(measure, Share.NONE);
    }

    Share of(Measure measure) {
        return strata.keySet().stream().map(stratum -> of(stratum, measure)).reduce(Share.NONE, Share::and);
    }
}
