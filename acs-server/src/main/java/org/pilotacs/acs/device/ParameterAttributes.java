package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// Who hears of a parameter's changes, and who may write it (TR-069 Amendment 6, A.3.2.4 and A.3.2.5).
///
/// @param notification 0 none, 1 with the next contact, 2 at once; null if not known
/// @param accessList who may write it besides the server; null if not known
/// @param learnt when the device said so, or took it
public record ParameterAttributes(@Nullable Integer notification, @Nullable List<String> accessList, Instant learnt) {
    /// More names are not kept.
    static final int MOST_NAMES = 64;

    public ParameterAttributes {
        accessList = accessList == null ? null : List.copyOf(accessList);
    }
}
