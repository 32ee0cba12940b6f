package org.pilotacs.acs.link.cwmp;

import org.pilotacs.acs.diagnostic.DiagnosticSaying;
import org.pilotacs.acs.profile.SessionTraits.Writing;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Continuation;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.CpeResponse.SetParameterValuesResponse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/// Orders a test of the line. The box makes it after the session, and comes back with `8 DIAGNOSTICS COMPLETE`; what it
/// found is read then ([TestReport]). Boxes differ in where the test lives and in what of it can be chosen, so an order
/// that is refused is given anew, in other words, until there are none left.
final class DiagnoseDialogue implements Dialogue {
    /// How long the box may be at it; a speed test over a bad line takes minutes.
    static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Operation.Diagnose diagnose;
    private final Writing form;
    private final String parameterKey;
    private final Clock clock;
    private final Deque<Order> left = new ArrayDeque<>();
    private Order current = new Order("", true);
    private boolean known;

    private record Order(String object, boolean whole) {}

    /// @param root of the device's data model, without its dot; empty if it is not known
    DiagnoseDialogue(Operation.Diagnose diagnose, String root, Writing form, String parameterKey,
            Clock clock) {
        this.diagnose = diagnose;
        this.form = form;
        this.parameterKey = parameterKey;
        this.clock = clock;
        List<String> objects = diagnose.object().isEmpty()
                ? TestObjects.of(diagnose.test().kind(), root)
                : List.of(diagnose.object());
        for (String object : objects) {
            left.add(new Order(object, true));
            if (order(object, false).size() < order(object, true).size()) {
                left.add(new Order(object, false));
            }
        }
    }

    @Override
    public Turn begin() {
        current = left.remove();
        return new Turn.Ask(new AcsRequest.SetParameterValues(order(current.object, current.whole).stream()
                .map(one -> CwmpValues.onWire(one, form)).toList(), parameterKey));
    }

    private List<Assignment> order(String object, boolean whole) {
        return TestObjects.order(diagnose.test(), object, whole);
    }

    @Override
    public Turn on(CpeResponse answer) {
        return switch (answer) {
            case SetParameterValuesResponse _ -> new Turn.Over(accepted(), List.of(), true);
            case CpeFault fault -> refused(fault);
            default -> new Turn.Over(CwmpFaults.unexpected(answer), List.of());
        };
    }

    private Turn refused(CpeFault fault) {
        List<String> asked = order(current.object, current.whole).stream().map(Assignment::path).toList();
        Fault why = CwmpFaults.of(fault, asked);
        boolean unknown = why.kind() == Fault.Kind.INVALID_NAME;
        boolean otherwise = unknown || why.kind() == Fault.Kind.INVALID_VALUE
                || why.kind() == Fault.Kind.NOT_WRITABLE;
        known |= !unknown;
        if (otherwise && !left.isEmpty()) {
            return begin();
        }
        return new Turn.Over(CwmpFaults.failed(known
                ? why
                : Fault.of(Fault.Kind.NOT_SUPPORTED,
                        DiagnosticSaying.NOT_ON_BOX.of(DiagnosticSaying.of(diagnose.test())))),
                List.of());
    }

    private Progress accepted() {
        Instant now = clock.instant();
        return new Progress.Parked(
                new Continuation(Resumption.TESTING,
                        Map.of(Resumption.AT, now.toString(), Resumption.OBJECT, current.object)),
                now.plus(PATIENCE), new Outcome.Unconfirmed(DiagnosticSaying.NOT_ENDED.of(
                        DiagnosticSaying.of(diagnose.test()), Saying.of(PATIENCE))));
    }
}
