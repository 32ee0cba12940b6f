package org.pilotacs.acs.provisioning.session;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.provisioning.engine.Invocation;

import java.time.Instant;
import java.util.List;

/// What somebody ordered for one device, as a GenieACS task says it.
///
/// @param id 24 hex digits
/// @param at not before
/// @param expiry not after; null for no end
/// @param invocations the provisions that carry it out; null if nobody knows how
public record Order(String id, Instant at, @Nullable Instant expiry, @Nullable List<Invocation> invocations) {
    static final String PREFIX = "task_";

    /// The channel that it is carried out in.
    public String channel() {
        return channel(id);
    }

    public static String channel(String id) {
        return PREFIX + id;
    }

    /// The order that a channel belongs to; null if it is one of presets.
    public static @Nullable String of(String channel) {
        return channel.startsWith(PREFIX) ? channel.substring(PREFIX.length()) : null;
    }
}
