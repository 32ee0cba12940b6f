package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.diagnostic.Diagnostic;
import org.pilotacs.acs.diagnostic.DiagnosticReport;
import org.pilotacs.acs.diagnostic.DiagnosticResult;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskState;

import java.util.List;

/// One test of a line, of an action that made some.
///
/// @param outcome null until it is over
/// @param result null unless the box said one
public record LineTest(Diagnostic test, @Nullable Outcome outcome, @Nullable DiagnosticResult result) {
    /// The tests of an action, in the order in which they are made.
    public static List<LineTest> of(Action action) {
        return action.steps().stream()
                .flatMap(step -> step.operation() instanceof Operation.Diagnose(Diagnostic test, String _)
                        ? List.of(of(test, step)).stream()
                        : List.<LineTest>of().stream())
                .toList();
    }

    private static LineTest of(Diagnostic test, Task step) {
        Outcome outcome = step.state() instanceof TaskState.Settled(Outcome how, var _) ? how : null;
        return new LineTest(test, outcome, outcome instanceof Outcome.Confirmed(Evidence evidence)
                ? DiagnosticReport.of(evidence.texts()).result(test)
                : null);
    }
}
