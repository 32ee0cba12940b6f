package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// One page of a search; the cursor is null on the last.
public record DevicePage(List<Device> devices, @Nullable String nextCursor) {
    public DevicePage {
        devices = List.copyOf(devices);
    }
}
