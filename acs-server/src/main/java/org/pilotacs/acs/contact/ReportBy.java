package org.pilotacs.acs.contact;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// By what a report groups contacts.
public enum ReportBy {
    CAUSE,
    /// By what the customer said.
    CATEGORY, CHANNEL, MODEL, FIRMWARE,
    /// By the beginning of the area.
    AREA,
    /// ISO 8601, in the server's zone.
    WEEK;

    public static Optional<ReportBy> named(String wireName) {
        return Arrays.stream(values()).filter(one -> one.wireName().equals(wireName)).findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
