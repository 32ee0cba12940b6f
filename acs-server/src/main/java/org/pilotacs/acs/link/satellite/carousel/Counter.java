package org.pilotacs.acs.link.satellite.carousel;

/// Whose sequence a message has.
///
/// @param slot −1 for a message that was made elsewhere, which has none of ours
public record Counter(String system, String card, int slot) {
    public static final int NONE = -1;

    boolean isOurs() {
        return slot != NONE;
    }
}
