package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.runtime.Range;
import org.pilotacs.acs.saying.Saying;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Where a model keeps what can be changed of its Wi-Fi. Networks are numbered from 1, as readings are. Immutable.
///
/// @param paths of what can be changed from here, each with `{i}` for the network
/// @param refused why something else cannot, and what to do instead, as far as the profile says so
/// @param instances that the home's networks have on every box of the model; null if they vary
/// @param first number of the model's first instance, 0 or 1
/// @param within how long a box may take until it is on the channel that it is to be on
public record WifiParameters(Map<WifiPart, PathPattern> paths, Map<WifiPart, Saying> refused,
        @Nullable Range<Integer> instances, int first, Duration within) {
    public WifiParameters {
        paths = Map.copyOf(paths);
        refused = Map.copyOf(refused);
    }

    /// Where a network has it; null if it cannot be changed from here.
    public @Nullable String path(WifiPart part, int network) {
        PathPattern pattern = paths.get(part);
        return pattern == null ? null : pattern.at(network - 1 + first, first);
    }

    /// The networks that are the home's on every box of the model; empty if they vary.
    public List<Integer> networks() {
        return instances == null
                ? List.of()
                : IntStream.rangeClosed(instances.min(), instances.max()).mapToObj(one -> one - first + 1).toList();
    }
}
