package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.CpeResponse.SetParameterValuesResponse;

import java.time.Clock;
import java.util.List;

/// Sets parameters in one SetParameterValues, which a device applies whole or not at all (TR-069 Amendment 6, A.3.2.1).
final class WriteDialogue implements Dialogue {
    private final Clock clock;
    private final List<Assignment> assignments;
    private final boolean booleanAsDigit;
    private final String parameterKey;

    WriteDialogue(Operation.Write write, boolean booleanAsDigit, String parameterKey, Clock clock) {
        this.clock = clock;
        this.assignments = write.assignments();
        this.booleanAsDigit = booleanAsDigit;
        this.parameterKey = parameterKey;
    }

    @Override
    public Turn begin() {
        return new Turn.Ask(new AcsRequest.SetParameterValues(
                assignments.stream().map(one -> CwmpValues.onWire(one, booleanAsDigit)).toList(), parameterKey));
    }

    @Override
    public Turn on(CpeResponse answer) {
        return new Turn.Over(switch (answer) {
            case SetParameterValuesResponse(int status) -> new Progress.Settled(written(status));
            case CpeFault fault ->
                CwmpFaults.failed(fault, assignments.stream().map(Assignment::path).toList());
            default -> CwmpFaults.unexpected(answer);
        }, List.of());
    }

    private Outcome written(int status) {
        return status == 0
                ? new Outcome.Confirmed(new Evidence(clock.instant(), CwmpSaying.APPLIED.of(), List.of()))
                : new Outcome.Unconfirmed(CwmpSaying.APPLIES_LATER.of());
    }
}
