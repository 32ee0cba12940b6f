package org.pilotacs.acs.action;

import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;

/// Outcomes in a sentence's part, for texts that quote them.
final class Words {
    private Words() {}

    static String why(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Confirmed(Evidence evidence) -> evidence.text();
            case Outcome.Unconfirmed(String delivered) -> delivered;
            case Outcome.Failed(Fault fault) ->
                fault.code().isEmpty() ? fault.text() : fault.code() + " " + fault.text();
            case Outcome.Refused(String reason) -> reason;
            case Outcome.Expired _ -> "it did not come in time";
            case Outcome.Cancelled(String reason) -> reason;
        };
    }
}
