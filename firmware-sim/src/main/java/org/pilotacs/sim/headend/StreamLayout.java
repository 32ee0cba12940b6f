package org.pilotacs.sim.headend;

import java.util.Map;

/// Where everything is in a transport stream.
///
/// @param transportStreamId 16 bits
/// @param programNumber of its only programme, 16 bits and not 0
/// @param pmtPid where that programme is described
/// @param emmPids by CA_system_id, which is the upper half of the client_id of whoever brings EMMs. Systems that are not
///     among them get the next free PID when their first stream is opened
/// @param rate kbit/s that null packets fill it up to; 0 for none, and packets as they come
public record StreamLayout(int transportStreamId, int programNumber, int pmtPid, Map<Integer, Integer> emmPids,
        int rate) {
    /// Of a PMT's PID, before those of EMMs; the first that is free for anything is 0x20 (ISO/IEC 13818-1, EN 300 468).
    private static final int PMT_PID = 0x0064;

    public StreamLayout {
        emmPids = Map.copyOf(emmPids);
        if (rate < 0) {
            throw new IllegalArgumentException("a transport stream of " + rate + " kbit/s");
        }
    }

    public static StreamLayout plain() {
        return new StreamLayout(1, 1, PMT_PID, Map.of(), 0);
    }

    public StreamLayout emmPids(Map<Integer, Integer> value) {
        return new StreamLayout(transportStreamId, programNumber, pmtPid, value, rate);
    }

    public StreamLayout rate(int value) {
        return new StreamLayout(transportStreamId, programNumber, pmtPid, emmPids, value);
    }
}
