package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnostic.Diagnostic;
import org.pilotacs.acs.diagnostic.DiagnosticReport;
import org.pilotacs.acs.diagnostic.DiagnosticResult;
import org.pilotacs.acs.diagnostic.DiagnosticSaying;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;

import java.util.List;

/// What became of a test of the line that a device was ordered to make. A test that still runs is waited for further. Pure.
///
/// @param mustBeOver the device says that a test ended, or it restarted: one that it knows nothing of is forgotten
record TestReport(Diagnostic test, boolean mustBeOver) {
    /// @param read how reading the test's object ended
    Progress judge(Progress read) {
        return read instanceof Progress.Settled(Outcome.Confirmed(Evidence evidence)) ? judge(evidence) : read;
    }

    private Progress judge(Evidence read) {
        DiagnosticReport report = DiagnosticReport.of(read.texts());
        String state = report.state();
        DiagnosticResult result = report.result(test);
        return switch (state) {
            case "Complete" -> new Progress.Settled(result == null
                    ? new Outcome.Unconfirmed(DiagnosticSaying.ENDED_WITHOUT_RESULT.of(DiagnosticSaying.of(test)))
                    : confirmed(read, DiagnosticSaying.of(test, result)));
            case "Requested" -> new Progress.Returned();
            case "Canceled" -> failed(Fault.Kind.DEVICE, "", DiagnosticSaying.CALLED_OFF);
            case "None", "" -> mustBeOver
                    ? failed(Fault.Kind.UNKNOWN_RESULT, "", DiagnosticSaying.FORGOTTEN)
                    : new Progress.Returned();
            default -> state.startsWith("Error") ? error(state, result, read) : new Progress.Returned();
        };
    }

    /// How far a way that does not reach its host goes is what was asked for.
    private Progress error(String state, @Nullable DiagnosticResult result, Evidence read) {
        DiagnosticSaying why = DiagnosticSaying.error(state);
        return result instanceof DiagnosticResult.Trace
                ? new Progress.Settled(confirmed(read, Saying.join(List.of(DiagnosticSaying.of(test, result),
                        why.of(DiagnosticSaying.of(test))))))
                : failed(Fault.Kind.DEVICE, state, why);
    }

    private static Outcome confirmed(Evidence read, Saying text) {
        return new Outcome.Confirmed(new Evidence(read.at(), text, read.values()));
    }

    private Progress failed(Fault.Kind kind, String code, DiagnosticSaying why) {
        return CwmpFaults.failed(new Fault(kind, code, why.of(DiagnosticSaying.of(test)), null));
    }
}
