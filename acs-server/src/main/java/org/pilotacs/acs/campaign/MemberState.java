package org.pilotacs.acs.campaign;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/// Where a device stands in a campaign. Stored by name.
public enum MemberState {
    /// Its wave is not open yet.
    PENDING,
    /// Its wave is open; it is begun with when it comes, or when its message can be broadcast.
    WAITING,
    /// Its action is under way.
    AT_WORK,
    /// It showed that it did it, and is watched for whether that does it good.
    PROVING,
    /// It did it, and nothing speaks against it.
    DONE,
    /// It did it, and has been in trouble since.
    HURT,
    /// It could not, or would not, and said so.
    FAILED,
    /// It was given it, and has not shown what became of that. A one-way box never can.
    UNKNOWN,
    /// Nothing was to be done, or it is not for this device.
    SKIPPED,
    /// The campaign ended before its turn, or before it came.
    LEFT_OUT,
    /// Waits to be given back what it had.
    RETURNING,
    /// Is being given back what it had.
    ROLLING_BACK, ROLLED_BACK,
    /// Could not be given back what it had.
    STUCK;

    /// Nothing more happens to it by itself.
    static final Set<MemberState> OVER = EnumSet.of(DONE, HURT, FAILED, UNKNOWN, SKIPPED, LEFT_OUT, ROLLED_BACK, STUCK);
    /// It was begun with, and how that ended is known.
    static final Set<MemberState> ENDED = EnumSet.of(PROVING, DONE, HURT, FAILED, UNKNOWN);
    /// It runs what the campaign brought.
    static final Set<MemberState> CHANGED = EnumSet.of(PROVING, DONE, HURT);

    /// As doors name it, for example `at-work`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
