package org.pilotacs.acs.diagnosis;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnosis.knowledge.Standing;
import org.pilotacs.acs.diagnosis.sign.Service;
import org.pilotacs.acs.diagnosis.sign.Sign;

import java.util.List;

/// How one service does at a glance. What is not known lately is never good.
///
/// @param because the finding that colours it, null if nothing is known
public record ServiceLight(Service service, State state, @Nullable Finding because) {
    public enum State {
        GOOD, UNKNOWN, WEAK, BAD
    }

    /// @param findings of all services
    static ServiceLight of(Service service, List<Finding> findings) {
        List<Finding> own = findings.stream().filter(one -> one.measured().sign().service() == service)
                .filter(one -> one.measured().sign().isOfTheBox()).toList();
        Finding worst = null;
        for (Finding one : own) {
            if (one.isFresh() && (worst == null || one.state().standing().compareTo(worst.state().standing()) > 0)) {
                worst = one;
            }
        }
        if (worst == null || !worst.isTrouble() && own.stream().noneMatch(one -> one.isFresh() && isTold(one))) {
            return new ServiceLight(service, State.UNKNOWN, own.isEmpty() ? null : own.getFirst());
        }
        return new ServiceLight(service, switch (worst.state().standing()) {
            case GOOD -> own.stream().allMatch(Finding::isFresh) ? State.GOOD : partly(own);
            case WEAK -> State.WEAK;
            case BAD -> State.BAD;
        }, worst);
    }

    /// That nothing is owed makes no card work.
    private static boolean isTold(Finding finding) {
        return finding.measured().sign() != Sign.ARREARS;
    }

    /// Good as far as is known lately; what was bad when it was last seen may still be.
    private static State partly(List<Finding> own) {
        return own.stream().filter(one -> !one.isFresh())
                .anyMatch(one -> one.state().standing() == Standing.BAD) ? State.UNKNOWN : State.GOOD;
    }
}
