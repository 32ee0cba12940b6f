package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One node of a device's data model as we know it.
///
/// @param path as the protocol names it; objects end in a dot
/// @param value null for objects, and for parameters whose value was never learnt
/// @param learnt when the value (or, without one, the name) was learnt
/// @param writable null when never said
public record Parameter(String path, @Nullable Value value, Instant learnt, @Nullable Boolean writable) {
    public boolean isObject() {
        return path.endsWith(".");
    }
}
