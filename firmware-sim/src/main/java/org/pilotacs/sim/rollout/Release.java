package org.pilotacs.sim.rollout;

import org.pilotacs.sim.firmware.Defect;

import java.util.List;

/// Firmware that boxes are given.
///
/// @param bytes of the image
public record Release(String version, long bytes, List<Defect> defects) {
    private static final long USUAL_BYTES = 40L << 20;

    public Release {
        defects = List.copyOf(defects);
        if (bytes < 1) {
            throw new IllegalArgumentException("an image has a byte at least: " + bytes);
        }
    }

    /// An image of 40 MiB.
    public static Release of(String version, Defect... defects) {
        return new Release(version, USUAL_BYTES, List.of(defects));
    }
}
