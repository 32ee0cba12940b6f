package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.profile.SessionTraits.Writing;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.CpeResponse.SetParameterValuesResponse;

import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;

/// Sets parameters. One SetParameterValues is applied whole or not at all (TR-069 Amendment 6, A.3.2.1); where there are more
/// values than the model takes at once (D10) it needs several, and one that is refused ends it. Whether the device calls a
/// parameter writable does not matter (D6): its answer to the write counts.
final class WriteDialogue implements Dialogue {
    private static final Pattern CREDENTIAL = Pattern
            .compile("[A-Za-z]+\\.ManagementServer\\.(ConnectionRequest)?(Username|Password)");

    private final Clock clock;
    private final List<Assignment> assignments;
    private final Writing form;
    private final String parameterKey;
    private int from;
    private boolean later;

    WriteDialogue(Operation.Write write, Writing form, String parameterKey, Clock clock) {
        this.clock = clock;
        this.assignments = write.assignments();
        this.form = form;
        this.parameterKey = parameterKey;
    }

    @Override
    public Turn begin() {
        return new Turn.Ask(new AcsRequest.SetParameterValues(
                batch().stream().map(one -> CwmpValues.onWire(one, form)).toList(), parameterKey));
    }

    @Override
    public Turn on(CpeResponse answer) {
        return switch (answer) {
            case SetParameterValuesResponse(int status) -> written(status);
            case CpeFault fault -> new Turn.Over(refused(fault), List.of());
            default -> new Turn.Over(CwmpFaults.unexpected(answer), List.of());
        };
    }

    /// Credentials go together, whatever the model takes at once: with half of them the device would be locked out.
    private List<Assignment> batch() {
        int to = Math.min(assignments.size(), from + form.batch());
        while (to < assignments.size() && isCredential(to - 1) && isCredential(to)) {
            to++;
        }
        return assignments.subList(from, to);
    }

    private boolean isCredential(int at) {
        return CREDENTIAL.matcher(assignments.get(at).path()).matches();
    }

    private Turn written(int status) {
        later |= status != 0;
        from += batch().size();
        if (from < assignments.size()) {
            return begin();
        }
        return new Turn.Over(new Progress.Settled(later
                ? new Outcome.Unconfirmed(CwmpSaying.APPLIES_LATER.of())
                : new Outcome.Confirmed(new Evidence(clock.instant(), CwmpSaying.APPLIED.of(), List.of()))), List.of());
    }

    private Progress refused(CpeFault answer) {
        Fault fault = CwmpFaults.of(answer, batch().stream().map(Assignment::path).toList());
        return CwmpFaults.failed(from == 0
                ? fault
                : new Fault(fault.kind(), fault.code(), Saying.join(List.of(fault.text(),
                        CwmpSaying.APPLIED_IN_PART.of(Saying.of(from), Saying.of(assignments.size())))),
                        fault.parameter()));
    }
}
