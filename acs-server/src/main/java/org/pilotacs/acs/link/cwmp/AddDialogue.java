package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.profile.SessionTraits.Writing;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.AddObjectResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.CpeFault;
import org.pilotacs.protocols.cwmp.CpeResponse.DeleteObjectResponse;
import org.pilotacs.protocols.cwmp.CpeResponse.SetParameterValuesResponse;

import java.time.Clock;
import java.util.List;

/// Makes an instance and fills it; an instance that cannot be filled is removed again.
final class AddDialogue implements Dialogue {
    private final Operation.Add add;
    private final String parameterKey;
    private final Writing form;
    private final Clock clock;
    private String instance = "";
    private Progress.@Nullable Settled failure;

    AddDialogue(Operation.Add add, Writing form, String parameterKey, Clock clock) {
        this.add = add;
        this.parameterKey = parameterKey;
        this.form = form;
        this.clock = clock;
    }

    @Override
    public Turn begin() {
        return new Turn.Ask(new AcsRequest.AddObject(add.object(), parameterKey));
    }

    @Override
    public Turn on(CpeResponse answer) {
        return switch (answer) {
            case AddObjectResponse(long number, int _) when instance.isEmpty() -> added(number);
            case SetParameterValuesResponse _ when !instance.isEmpty() && failure == null -> done();
            case CpeFault fault when instance.isEmpty() ->
                new Turn.Over(CwmpFaults.failed(fault, List.of(add.object())), List.of());
            case CpeFault fault when failure == null -> takeBack(fault);
            case DeleteObjectResponse _ when failure != null ->
                new Turn.Over(failure, List.of(new Learnt.Gone(instance)));
            case CpeFault _ when failure != null -> new Turn.Over(failure, List.of());
            default -> new Turn.Over(CwmpFaults.unexpected(answer), List.of());
        };
    }

    private Turn added(long number) {
        instance = add.object() + number + ".";
        if (add.assignments().isEmpty()) {
            return done();
        }
        return new Turn.Ask(new AcsRequest.SetParameterValues(add.assignments().stream()
                .map(one -> new Assignment(instance + one.path(), one.value()))
                .map(one -> CwmpValues.onWire(one, form)).toList(), parameterKey));
    }

    private Turn takeBack(CpeFault fault) {
        failure = CwmpFaults.failed(fault, add.assignments().stream().map(one -> instance + one.path()).toList());
        return new Turn.Ask(new AcsRequest.DeleteObject(instance, parameterKey));
    }

    private Turn done() {
        return new Turn.Over(
                new Progress.Settled(
                        new Outcome.Confirmed(
                                new Evidence(clock.instant(), CwmpSaying.MADE.of(Saying.of(instance)), List.of()))),
                List.of(new Learnt.Named(instance, true)));
    }
}
