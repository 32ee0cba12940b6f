package org.pilotacs.acs.device;

import java.util.List;
import java.util.Map;

/// How many devices there are, of what kind, and when they were seen.
///
/// @param links by the link that looks after them
/// @param models by product class, most first; the rest is [#otherModels]
/// @param versions by product class and software, most first; the rest is [#otherVersions]
public record FleetCensus(long devices, Map<Seen, Long> seen, Map<String, Long> links, List<Version> models,
        long otherModels, List<Version> versions, long otherVersions, long quarantined) {
    public FleetCensus {
        seen = Map.copyOf(seen);
        links = Map.copyOf(links);
        models = List.copyOf(models);
        versions = List.copyOf(versions);
    }

    /// Devices of a model, with one software.
    ///
    /// @param version empty for all of the model, too
    public record Version(String model, String version, long devices) {}
}
