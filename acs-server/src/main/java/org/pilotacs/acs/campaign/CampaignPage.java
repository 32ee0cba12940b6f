package org.pilotacs.acs.campaign;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Some of many, in order.
///
/// @param cursor where to go on; null if there are no more
public record CampaignPage<T>(List<T> items, @Nullable String cursor) {
    public CampaignPage {
        items = List.copyOf(items);
    }
}
