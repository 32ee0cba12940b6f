package org.pilotacs.acs.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What is wrong with many boxes at once.
public enum IncidentKind {
    /// They hold no signal, or one with less than 1 dB to spare.
    WEAK_SIGNAL(Dimension.TRANSPONDER, Dimension.TRANSPONDER_IN_AREA, Dimension.AREA, Dimension.HEAD_END),
    /// They tell that they have no internet.
    NO_INTERNET(Dimension.NODE, Dimension.HEAD_END, Dimension.AREA),
    /// They started, and nobody ordered it.
    RESTARTS(Dimension.FIRMWARE, Dimension.AREA),
    /// They should have come, and did not.
    OFFLINE(Dimension.NODE, Dimension.HEAD_END, Dimension.AREA);

    private final List<Dimension> likeliest;

    IncidentKind(Dimension... likeliest) {
        this.likeliest = List.of(likeliest);
    }

    /// Between groups that explain the same equally well, the one with the lower number is named.
    int rank(Dimension dimension) {
        int place = likeliest.indexOf(dimension);
        return place < 0 ? likeliest.size() : place;
    }

    /// For example `weak-signal`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<IncidentKind> named(String name) {
        return Arrays.stream(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
    }
}
