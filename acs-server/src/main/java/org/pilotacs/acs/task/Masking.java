package org.pilotacs.acs.task;

import org.pilotacs.acs.device.SecretParameter;

import java.util.List;

/// Takes the values of secret parameters out of a task that is over.
final class Masking {
    private Masking() {}

    static Operation masked(Operation operation) {
        return switch (operation) {
            case Operation.Write(List<Assignment> assignments) -> new Operation.Write(masked(assignments));
            case Operation.Add(String object, List<Assignment> assignments) ->
                new Operation.Add(object, masked(assignments));
            case Operation.Read _,Operation.Await _,Operation.Delete _,Operation.Discover _,Operation.Restart _,Operation.FactoryReset _,Operation.Download _,Operation.UpdateFirmware _,Operation.ApplyConfiguration _,Operation.Execute _,Operation.Watch _,Operation.Upload _,Operation.Diagnose _,Operation.SendEntitlement _ ->
                operation;
        };
    }

    static Outcome masked(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Confirmed(Evidence evidence) ->
                new Outcome.Confirmed(new Evidence(evidence.at(), evidence.text(), masked(evidence.values())));
            case Outcome.Unconfirmed _,Outcome.Failed _,Outcome.Refused _,Outcome.Expired _,Outcome.Cancelled _ ->
                outcome;
        };
    }

    private static List<Assignment> masked(List<Assignment> assignments) {
        return assignments.stream()
                .map(one -> new Assignment(one.path(), SecretParameter.masked(one.path(), one.value()))).toList();
    }
}
