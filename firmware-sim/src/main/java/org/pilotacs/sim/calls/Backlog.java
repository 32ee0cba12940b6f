package org.pilotacs.sim.calls;

import java.time.Duration;
import java.time.Instant;

/// How much of what came had to wait, were it passed on at a rate and no faster. Who sends no more than the rate makes it
/// grow by as much as the way delays some of it, and no further; who sends more makes it grow for ever. Not safe for
/// threads.
final class Backlog {
    private static final int TS_PAYLOAD = 184;
    private static final double PACKET_BITS = 188 * 8;

    private final double bitsPerMilli;
    private Instant last = Instant.EPOCH;
    private double bits;
    private double most;

    /// @param rate kbit/s
    Backlog(int rate) {
        this.bitsPerMilli = rate;
    }

    /// @param when not before the last time
    void add(byte[] section, Instant when) {
        bits = Math.max(0, bits - bitsPerMilli * Duration.between(last, when).toNanos() / 1e6);
        most = Math.max(most, bits);
        bits += PACKET_BITS * ((section.length + TS_PAYLOAD) / TS_PAYLOAD);
        last = when;
    }

    /// The longest that something waited.
    Duration longest() {
        return Duration.ofNanos((long) (most / bitsPerMilli * 1e6));
    }
}
