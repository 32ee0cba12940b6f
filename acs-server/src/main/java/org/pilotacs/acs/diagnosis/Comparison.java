package org.pilotacs.acs.diagnosis;

import org.pilotacs.acs.diagnosis.Examination.Helped;
import org.pilotacs.acs.diagnosis.sign.Sign;

import java.util.List;

/// Holds a diagnosis against the one before something was done. Pure.
final class Comparison {
    /// Below this a cause is taken for gone.
    private static final double GONE = 0.2;

    private Comparison() {}

    /// Fixed only if what spoke for the cause was looked at since, and is well now.
    static Helped of(Diagnosis before, Diagnosis now) {
        if (!(before.verdict() instanceof Verdict.Likely(RankedCause cause))) {
            return Helped.UNCLEAR;
        }
        List<Finding> spoke = cause.speaksFor().stream().filter(one -> isChangedByDeeds(one.rule().sign())).toList();
        List<Finding> since = now.findings().stream().filter(one -> one.measured().at().isAfter(before.at()))
                .filter(one -> spoke.stream().anyMatch(old -> old.rule().sign() == one.rule().sign())).toList();
        boolean still = since.stream().anyMatch(one -> one.isTrouble() || spoke.stream().anyMatch(
                old -> old.rule().sign() == one.rule().sign() && old.state().name().equals(one.state().name())));
        double left = now.ranked().stream().filter(one -> one.cause().id().equals(cause.cause().id()))
                .mapToDouble(RankedCause::probability).findFirst().orElse(0);
        if (still) {
            return Helped.NOT_FIXED;
        }
        return !since.isEmpty() && since.size() == spoke.size() && left < GONE
                ? Helped.FIXED
                : Helped.UNCLEAR;
    }

    /// What the customer said before, and what the neighbours do, shows nothing of what was done.
    private static boolean isChangedByDeeds(Sign sign) {
        return switch (sign) {
            case SAID, NEIGHBOURS_WEAK, NEIGHBOURS_OFFLINE, COURSE, LEVEL_COURSE -> false;
            default -> true;
        };
    }
}
