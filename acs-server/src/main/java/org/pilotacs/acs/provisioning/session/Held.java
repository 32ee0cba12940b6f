package org.pilotacs.acs.provisioning.session;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is kept of one device for provisioning.
///
/// @param orders oldest first
/// @param faults by channel
/// @param downloads by their keys
/// @param digests of secrets, by path
public record Held(List<Order> orders, Map<String, ChannelFault> faults, Map<String, PendingDownload> downloads,
        Map<String, String> digests) {
    public static final Held NOTHING = new Held(List.of(), Map.of(), Map.of(), Map.of());

    public Held {
        orders = List.copyOf(orders);
        // in their order: channels that failed are tried again so
        faults = Collections.unmodifiableMap(new LinkedHashMap<>(faults));
        downloads = Collections.unmodifiableMap(new LinkedHashMap<>(downloads));
        digests = Map.copyOf(digests);
    }

    /// Without orders that are for later.
    Held due(Instant now) {
        return orders.stream().allMatch(order -> order.at().isBefore(now))
                ? this
                : new Held(orders.stream().filter(order -> order.at().isBefore(now)).toList(), faults, downloads,
                        digests);
    }

    public boolean isNothing() {
        return orders.isEmpty() && faults.isEmpty() && downloads.isEmpty();
    }
}
