package org.pilotacs.acs.action;

import org.pilotacs.acs.device.SecretParameter;
import org.pilotacs.acs.device.Value;
import org.pilotacs.acs.device.ValueType;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Task;

import java.util.List;

/// Which values never come back from a box and are not kept by us: passwords by their name, and what the profile calls
/// hidden (D21).
final class Secrecy {
    private Secrecy() {}

    /// Whether reading it back says nothing.
    static boolean isSecret(String path, Profile profile) {
        return SecretParameter.isNamed(path) || profile.isHidden(path);
    }

    /// Whether it holds a value that must not be kept. A boolean is no secret: it is an order.
    static boolean holdsSecret(ActionRequest request, Profile profile) {
        return switch (request) {
            case ActionRequest.Write(List<Assignment> assignments) ->
                assignments.stream().anyMatch(one -> isSecretValue(one, profile));
            case ActionRequest.FixWifi wifi -> wifi.password() != null;
            case ActionRequest _ -> false;
        };
    }

    /// The request as it may be kept and shown: secret values are empty.
    static ActionRequest masked(ActionRequest request, Profile profile) {
        return switch (request) {
            case ActionRequest.Write(List<Assignment> assignments) ->
                new ActionRequest.Write(masked(assignments, profile));
            case ActionRequest.FixWifi wifi -> new ActionRequest.FixWifi(wifi.network(), wifi.channel(), wifi.name(),
                    wifi.password() == null ? null : Secret.NONE);
            case ActionRequest.Restart _,ActionRequest.FactoryReset _,ActionRequest.ResetPin _,ActionRequest.Reconnect _,ActionRequest.SendEmms _,ActionRequest.CheckSignal _,ActionRequest.TestLine _,ActionRequest.FetchFile _,ActionRequest.UpdateFirmware _,ActionRequest.ApplyConfiguration _,ActionRequest.Read _,ActionRequest.Discover _ ->
                request;
        };
    }

    /// The task as it may be shown.
    static Task masked(Task task, Profile profile) {
        return task.operation() instanceof Operation.Write(List<Assignment> assignments)
                ? new Task(task.id(), task.device(), new Operation.Write(masked(assignments, profile)), task.priority(),
                        task.action(), task.after(), task.created(), task.deadline(), task.attempts(), task.state())
                : task;
    }

    private static List<Assignment> masked(List<Assignment> assignments, Profile profile) {
        return assignments.stream().map(one -> isSecretValue(one, profile)
                ? new Assignment(one.path(), new Value(one.value().type(), ""))
                : one).toList();
    }

    private static boolean isSecretValue(Assignment one, Profile profile) {
        return one.value().type() != ValueType.BOOLEAN && isSecret(one.path(), profile);
    }
}
