package org.pilotacs.acs.provisioning.session;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a session changes of what is kept; empty for what is gone.
///
/// @param orders that are done, by id
/// @param faults by channel
/// @param downloads by key
/// @param digests of secrets, by path
public record Settled(List<String> orders, Map<String, Optional<ChannelFault>> faults,
        Map<String, Optional<PendingDownload>> downloads, Map<String, Optional<String>> digests) {
    public boolean isNothing() {
        return orders.isEmpty() && faults.isEmpty() && downloads.isEmpty() && digests.isEmpty();
    }
}
