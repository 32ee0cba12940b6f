package org.pilotacs.acs.campaign;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Where a campaign is in its life. Stored by name.
public enum CampaignState {
    /// Being written; nothing is drawn yet.
    DRAFT,
    /// The fleet is walked for the devices that it is for, and these are drawn for waves.
    GATHERING,
    /// It is known which devices it is for and which wave each is in. Nothing was done to any of them.
    READY,
    /// A second person must say yes.
    AWAITING_APPROVAL,
    RUNNING,
    /// No device begins; those that have begun go on.
    PAUSED,
    /// Devices that were changed are given back what they had.
    ROLLING_BACK, FINISHED, ABORTED, ROLLED_BACK;

    private static final Set<CampaignState> OVER = EnumSet.of(FINISHED, ABORTED, ROLLED_BACK);

    public boolean isOver() {
        return OVER.contains(this);
    }

    /// As doors name it, for example `rolling-back`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
