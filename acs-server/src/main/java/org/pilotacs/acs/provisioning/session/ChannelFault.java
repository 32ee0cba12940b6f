package org.pilotacs.acs.provisioning.session;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Fault;
import org.pilotacs.acs.provisioning.engine.Invocation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// What went wrong in one channel of one device, and when it is tried again.
///
/// @param at when
/// @param retries how often it was tried again before that
/// @param invocations what is tried again
/// @param expiry when nobody wants it any more; null for never
public record ChannelFault(Fault fault, Instant at, int retries, List<Invocation> invocations,
        @Nullable Instant expiry) {
    /// Twice as long each time, but not for ever.
    private static final int MOST_DOUBLINGS = 20;

    public ChannelFault {
        invocations = List.copyOf(invocations);
    }

    /// When it is due again.
    ///
    /// @param delay after the first time
    /// @param longest a longer wait helps nobody
    Instant due(Duration delay, Duration longest) {
        Duration wait = delay.multipliedBy(1L << Math.min(retries, MOST_DOUBLINGS));
        return at.plus(wait.compareTo(longest) > 0 ? longest : wait);
    }

    ChannelFault with(List<Invocation> others) {
        return new ChannelFault(fault, at, retries, others, expiry);
    }
}
