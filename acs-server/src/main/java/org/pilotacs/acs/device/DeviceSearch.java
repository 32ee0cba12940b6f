package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

/// A search as a consultant types it: a subscriber number, serial, card, MAC or IP address, model or version, whole or
/// its beginning.
///
/// @param text empty for all
/// @param cursor opaque, from the page before; null for the first page
/// @param limit 1 to 200 devices
public record DeviceSearch(String text, @Nullable String cursor, int limit) {
    public static final int MAX_LIMIT = 200;

    public DeviceSearch {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT + ", was " + limit);
        }
    }
}
