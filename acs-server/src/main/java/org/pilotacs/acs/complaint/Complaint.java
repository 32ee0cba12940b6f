package org.pilotacs.acs.complaint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a customer says is wrong, as one asks on the phone. A closed list.
public enum Complaint {
    NO_PICTURE, NO_SIGNAL, PIXELS, SCRAMBLED, CARD_MESSAGE, PIN, BLACK_SCREEN, FROZEN, RESTARTS, NO_INTERNET,
    SLOW_INTERNET, WIFI, QUESTION, OTHER;

    /// For example `no-picture`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Complaint> ofWireName(String name) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(name)).findFirst();
    }
}
