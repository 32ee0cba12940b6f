package org.pilotacs.acs.contact;

/// How a report groups contacts.
///
/// @param areaLength how much of an area counts, for [ReportBy#AREA]: 2 to 6 characters
public record Grouping(ReportBy by, int areaLength) {
    public static final int LEAST_OF_AREA = 2;
    public static final int MOST_OF_AREA = 6;

    public Grouping {
        if (areaLength < LEAST_OF_AREA || areaLength > MOST_OF_AREA) {
            throw new IllegalArgumentException("areas are grouped by their first 2 to 6 characters");
        }
    }
}
