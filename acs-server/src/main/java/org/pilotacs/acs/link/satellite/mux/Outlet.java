package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// How much one multiplexer may be sent: what it allocates, but not more than the ceiling. After it complained, nothing for a
/// second, in which it may throw away what comes and say so no second time, and then less for a while. Not safe for threads.
final class Outlet {
    private static final Duration UNDER_WAY = Duration.ofSeconds(1);

    private final HeadendConfig.Bandwidth bandwidth;
    private final TokenBucket bucket;
    private final Throttle throttle = new Throttle();
    private @Nullable Integer allocated;
    private Instant lowered = Instant.EPOCH;
    private @Nullable Instant quietUntil;
    private boolean open;
    private double rate;

    Outlet(HeadendConfig.Bandwidth bandwidth, Instant now) {
        this.bandwidth = bandwidth;
        this.bucket = new TokenBucket(now);
    }

    /// @param kbits that the multiplexer allocates, null if it does not say; then what it once said still holds
    void allocate(@Nullable Integer kbits, Instant now) {
        adjust(now);
        int before = open ? allowed() : 0;
        open = true;
        allocated = kbits == null ? allocated : kbits;
        if (allowed() < before) {
            lowered = now;
        }
        adjust(now);
    }

    /// Nothing is allocated any more.
    void close(Instant now) {
        adjust(now);
        open = false;
        allocated = null;
        adjust(now);
    }

    /// The multiplexer says that too much was sent. Right after it lowered the allocation it speaks of what was on its way, and
    /// what is sent is not made less.
    ///
    /// @return whether less is sent because of it that was not before
    boolean complain(Instant now) {
        adjust(now);
        // Not made longer by the next complaint: that one is about what went before.
        quietUntil = quietUntil == null ? now.plus(UNDER_WAY) : quietUntil;
        adjust(now);
        if (now.isBefore(lowered.plus(UNDER_WAY))) {
            return false;
        }
        boolean isNews = !isThrottled(now);
        throttle.complain(now);
        adjust(now);
        return isNews;
    }

    /// kbit/s that the multiplexer allocates; null if that is not known.
    @Nullable
    Integer allocated() {
        return allocated;
    }

    /// Whether anything may be sent, if not now.
    boolean isOpen() {
        return open && allowed() > 0;
    }

    boolean isThrottled(Instant now) {
        return throttle.share(now) < 1;
    }

    /// Packets that may go now.
    int free(Instant now) {
        adjust(now);
        return bucket.free(now);
    }

    boolean take(int packets, Instant now) {
        adjust(now);
        return bucket.take(packets, now);
    }

    Duration wait(Instant now) {
        adjust(now);
        return bucket.wait(now);
    }

    private int allowed() {
        return Math.min(allocated == null ? bandwidth.asked() : allocated, bandwidth.ceiling());
    }

    private void adjust(Instant now) {
        if (quietUntil != null && !now.isBefore(quietUntil)) {
            Instant over = quietUntil;
            quietUntil = null;
            rate(over);
        }
        rate(now);
    }

    private void rate(Instant at) {
        double due = open && quietUntil == null ? allowed() * throttle.share(at) : 0;
        if (due != rate) {
            rate = due;
            bucket.rate(due, at);
        }
    }
}
