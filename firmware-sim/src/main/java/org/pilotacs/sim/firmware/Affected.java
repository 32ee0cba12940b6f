package org.pilotacs.sim.firmware;

import org.pilotacs.sim.chance.Lot;

/// Whom a defect strikes. It is always the same boxes, by their serial numbers.
///
/// @param hardware revision, empty for all
/// @param share of the boxes of that revision, 0 to 1
/// @param seed another seed strikes others
public record Affected(String hardware, double share, long seed) {
    /// Every box.
    public static final Affected ALL = new Affected("", 1, 0);

    public Affected {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share is 0 to 1: " + share);
        }
        if (hardware.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("a hardware revision has no blanks: " + hardware);
        }
    }

    /// So many boxes of a revision.
    public static Affected of(String hardware, double share) {
        return new Affected(hardware, share, 0);
    }

    public boolean includes(String hardwareVersion, String serial) {
        return (hardware.isEmpty() || hardware.equals(hardwareVersion)) && Lot.of(seed, serial) < share;
    }
}
