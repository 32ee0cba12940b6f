package org.pilotacs.acs.door.console;

import org.pilotacs.acs.campaign.MemberState;
import org.pilotacs.acs.campaign.Tally;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A part of a wave's bar: devices that stand alike. What went wrong comes first, so that it grows towards the error gate; then
/// what is through, so that both together grow towards the gate of the next wave; then what is under way, then what waits.
enum BarPart {
    FAILED(MemberState.FAILED), STUCK(MemberState.STUCK), UNKNOWN(MemberState.UNKNOWN), HURT(MemberState.HURT),
    /// Watched, and in trouble already.
    TROUBLED(MemberState.PROVING), DONE(MemberState.DONE), ROLLED_BACK(MemberState.ROLLED_BACK),
    PROVING(MemberState.PROVING), AT_WORK(MemberState.AT_WORK), ROLLING_BACK(MemberState.ROLLING_BACK),
    RETURNING(MemberState.RETURNING), WAITING(MemberState.WAITING), PENDING(MemberState.PENDING),
    LEFT_OUT(MemberState.LEFT_OUT);

    private final MemberState state;

    BarPart(MemberState state) {
        this.state = state;
    }

    /// In which list its devices are.
    MemberState state() {
        return state;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    long of(Tally tally) {
        return switch (this) {
            case TROUBLED -> tally.provingInTrouble();
            case PROVING -> tally.of(MemberState.PROVING) - tally.provingInTrouble();
            case FAILED, STUCK, UNKNOWN, HURT, DONE, ROLLED_BACK, AT_WORK, ROLLING_BACK, RETURNING, WAITING, PENDING,
                    LEFT_OUT ->
                tally.of(state);
        };
    }

    /// @param broadcast whether nobody can show what became of it: then not to know is how it ends, and no trouble
    static List<BarPart> order(boolean broadcast) {
        List<BarPart> order = new ArrayList<>(Arrays.asList(values()));
        if (broadcast) {
            order.remove(UNKNOWN);
            order.add(order.indexOf(DONE) + 1, UNKNOWN);
        }
        return order;
    }
}
