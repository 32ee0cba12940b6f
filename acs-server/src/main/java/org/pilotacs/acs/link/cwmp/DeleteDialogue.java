package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.CpeResponse.DeleteObjectResponse;

import java.time.Clock;
import java.util.List;

/// Removes one instance.
final class DeleteDialogue implements Dialogue {
    private final Operation.Delete delete;
    private final String parameterKey;
    private final Clock clock;

    DeleteDialogue(Operation.Delete delete, String parameterKey, Clock clock) {
        this.delete = delete;
        this.parameterKey = parameterKey;
        this.clock = clock;
    }

    @Override
    public Turn begin() {
        return new Turn.Ask(new AcsRequest.DeleteObject(delete.object(), parameterKey));
    }

    @Override
    public Turn on(CpeResponse answer) {
        List<Learnt> gone = List.of(new Learnt.Gone(delete.object()));
        return switch (answer) {
            case DeleteObjectResponse _ -> new Turn.Over(new Progress.Settled(new Outcome.Confirmed(
                    new Evidence(clock.instant(), CwmpSaying.REMOVED.of(Saying.of(delete.object())), List.of()))),
                    gone);
            case CpeFault fault -> new Turn.Over(CwmpFaults.failed(fault, List.of(delete.object())),
                    fault.fault().code() == CwmpFaults.INVALID_PARAMETER_NAME ? gone : List.of());
            default -> new Turn.Over(CwmpFaults.unexpected(answer), List.of());
        };
    }
}
