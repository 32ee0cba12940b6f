package org.pilotacs.acs.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What boxes of a group have in common.
public enum Dimension {
    /// A postal code, or the beginning of several.
    AREA,
    /// A frequency and a polarisation.
    TRANSPONDER,
    /// The same within an area of two characters.
    TRANSPONDER_IN_AREA,
    /// A product class and its version.
    FIRMWARE,
    /// The tag `node:NAME`.
    NODE,
    /// The tag `head-end:NAME`.
    HEAD_END,
    /// All boxes.
    EVERYWHERE;

    /// For example `head-end`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Dimension> named(String name) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(name)).findFirst();
    }
}
