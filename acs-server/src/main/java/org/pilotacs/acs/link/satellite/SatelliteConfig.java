package org.pilotacs.acs.link.satellite;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/// Whether there is anything to broadcast by.
///
/// @param file that describes head-ends, card systems and plans ([SatelliteFile]); null for none
public record SatelliteConfig(@Nullable Path file) {
    public static final SatelliteConfig DEFAULT = new SatelliteConfig(null);
}
