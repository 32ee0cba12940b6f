package org.pilotacs.acs.provisioning.session;

import org.pilotacs.acs.provisioning.engine.Invocation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A download that a device took on and has not reported yet.
///
/// @param key by which the device will name it
/// @param at when it was ordered
/// @param instance the number below `Downloads`
/// @param channels which channels ordered it, each with the indexes of its invocations
/// @param retries of channels that had failed before
public record PendingDownload(String key, Instant at, String instance, String fileType, String fileName,
        String targetFileName, List<Invocation> invocations, Map<String, Set<Integer>> channels,
        Map<String, Integer> retries) {
    public PendingDownload {
        invocations = List.copyOf(invocations);
        channels = Map.copyOf(channels);
        retries = Map.copyOf(retries);
    }

    /// Without what is to be done again should it fail.
    PendingDownload alone() {
        return new PendingDownload(key, at, instance, fileType, fileName, targetFileName, List.of(), Map.of(), retries);
    }
}
