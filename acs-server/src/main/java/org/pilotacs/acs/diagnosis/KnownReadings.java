package org.pilotacs.acs.diagnosis;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.reading.Reading;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// What a box measures as far as is known: what its data model says and, where that is newer, what it told by itself. What was told before
/// it was as new is void. Pure.
public final class KnownReadings {
    private KnownReadings() {}

    /// @param modelled what its data model holds
    /// @param told the newest of each name in the history
    /// @param counts which of the told ones count at all
    public static List<Reading> of(Device device, Collection<Reading> modelled, Collection<Reading> told,
            Predicate<Reading> counts) {
        Map<String, Reading> known = new LinkedHashMap<>();
        modelled.forEach(one -> known.put(one.name(), one));
        Instant valid = device.lastBootstrap() == null ? Instant.EPOCH : device.lastBootstrap();
        told.stream().filter(counts).filter(one -> one.at().isAfter(valid))
                .forEach(one -> known.merge(one.name(), one, (old, now) -> now.at().isAfter(old.at()) ? now : old));
        return List.copyOf(known.values());
    }
}
