package org.pilotacs.acs.diagnosis.sign;

import java.util.Locale;

/// A part of what the customer pays for, in the order in which consultants look. Each has a light.
public enum Service {
    PICTURE, SIGNAL, ENTITLEMENT, INTERNET, WIFI, BOX;

    /// For example `wifi`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
