package org.pilotacs.agent.dvb;

import java.util.Map;

/// What a front end said at one moment.
///
/// @param status bits of enum fe_status
/// @param tuning values by DTV_ number
/// @param statistics by DTV_STAT_ number
record Snapshot(int status, Map<Integer, Integer> tuning, Map<Integer, Statistic> statistics) {
    static final Statistic UNAVAILABLE = new Statistic.Unavailable();
    private static final int UNKNOWN = -1;

    Snapshot {
        tuning = Map.copyOf(tuning);
        statistics = Map.copyOf(statistics);
    }

    boolean locked() {
        return (status & DvbAbi.FE_HAS_LOCK) != 0;
    }

    int tuned(int property) {
        return tuning.getOrDefault(property, UNKNOWN);
    }

    Statistic statistic(int property) {
        return statistics.getOrDefault(property, UNAVAILABLE);
    }
}
