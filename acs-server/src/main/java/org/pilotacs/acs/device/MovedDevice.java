package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/// What another server knew of a box that moves here.
///
/// @param registered when it was first heard there; null if that is not known, as with the other times
/// @param told with its own age each, in an order in which it can be taken: what is below an object before its listing
/// @param tags in the order in which they were put
public record MovedDevice(Identity identity, @Nullable Instant registered, @Nullable Instant lastInform,
        @Nullable Instant lastBoot, @Nullable Instant lastBootstrap, List<Told> told, List<String> tags) {
    /// One thing that is known of its data model.
    ///
    /// @param at when it was learnt
    public record Told(Learnt learnt, Instant at) {}

    public MovedDevice {
        told = List.copyOf(told);
        tags = List.copyOf(tags);
    }
}
