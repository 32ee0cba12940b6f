package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// One node of a device's data model as we know it.
///
/// @param path as the protocol names it; objects end in a dot
/// @param value null for objects, and for parameters whose value was never learnt
/// @param learnt when the value (or, without one, the name) was learnt
/// @param writable null when never said
/// @param listed when all that is directly below an object was named last; null if never, and for parameters
/// @param attributes null if never asked for
public record Parameter(String path, @Nullable Value value, Instant learnt, @Nullable Boolean writable,
        @Nullable Instant listed, @Nullable ParameterAttributes attributes) {
    /// One of which no more is known.
    public Parameter(String path, @Nullable Value value, Instant learnt, @Nullable Boolean writable) {
        this(path, value, learnt, writable, null, null);
    }

    public boolean isObject() {
        return path.endsWith(".");
    }

    Parameter listedAt(@Nullable Instant at) {
        return new Parameter(path, value, learnt, writable, at, attributes);
    }

    /// This one and what was learnt of it later, which need not be all: a name that was listed has no value.
    Parameter then(Parameter later) {
        Parameter valued = later.value == null && value != null ? this : later;
        return new Parameter(path, valued.value, valued.learnt, later.writable == null ? writable : later.writable,
                later.listed == null ? listed : later.listed, later.attributes == null ? attributes : later.attributes);
    }

    Parameter with(ParameterAttributes attributes) {
        return new Parameter(path, value, learnt, writable, listed, attributes);
    }
}
