package org.pilotacs.acs.campaign;

/// How fast devices are begun with.
///
/// @param atOnce most devices that are at work at the same time; 0 for no such limit
/// @param bytesPerSecond that their downloads may take together, by the size of what they are given; 0 for no such limit
/// @param knock whether devices are asked to come; else each is begun with when it comes by itself
public record Pace(int atOnce, long bytesPerSecond, boolean knock) {
    public static final Pace DEFAULT = new Pace(500, 0, true);

    public Pace {
        if (atOnce < 0 || bytesPerSecond < 0) {
            throw new BadPlanException("pace", CampaignSaying.BAD_NUMBER.of());
        }
    }

    boolean isLimited() {
        return atOnce > 0 || bytesPerSecond > 0;
    }
}
