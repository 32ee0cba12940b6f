package org.pilotacs.acs.customer.data;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.broadcast.Airing;
import org.pilotacs.acs.device.SecretParameter;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.CardMessage;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskState;
import org.pilotacs.acs.task.Watched;

import java.util.List;

/// What was ordered of boxes, and how it ended, as entries of an export. Who ordered it is left out: staff have a right of their
/// own to their names. Values of secret parameters are empty. Stateless.
final class OrderEntries {
    private OrderEntries() {}

    static ObjectNode action(Action action) {
        ObjectNode json = DataJson.object().put("id", action.id()).put("box", action.device().value())
                .put("kind", kind(action.request())).put("channel", action.requester().channel())
                .put("began", DataJson.time(action.created())).put("stage", DataJson.wire(action.stage()))
                .put("ended", DataJson.time(action.settled()));
        json.set("asked", asked(action.request()));
        outcome(json, action.outcome());
        Airing airing = action.airing();
        if (airing != null) {
            json.put("timesSent", airing.sent()).put("sentUntil", DataJson.time(airing.until()));
        }
        return json;
    }

    private static String kind(ActionRequest request) {
        return switch (request) {
            case ActionRequest.Restart _ -> "restart";
            case ActionRequest.FactoryReset _ -> "factory-reset";
            case ActionRequest.ResetPin _ -> "reset-pin";
            case ActionRequest.Reconnect _ -> "reconnect";
            case ActionRequest.SendEmms _ -> "send-emms";
            case ActionRequest.CheckSignal _ -> "check-signal";
            case ActionRequest.TestLine _ -> "test-line";
            case ActionRequest.FetchFile _ -> "fetch-file";
            case ActionRequest.UpdateFirmware _ -> "update-firmware";
            case ActionRequest.ApplyConfiguration _ -> "apply-configuration";
            case ActionRequest.Read _ -> "read";
            case ActionRequest.Write _ -> "write";
            case ActionRequest.FixWifi _ -> "fix-wifi";
            case ActionRequest.Discover _ -> "discover";
        };
    }

    private static ObjectNode asked(ActionRequest request) {
        ObjectNode json = DataJson.object();
        switch (request) {
            case ActionRequest.Read(List<String> paths) -> paths(json, paths);
            case ActionRequest.Write(List<Assignment> assignments) -> values(json, assignments);
            case ActionRequest.Discover(String object) -> paths(json, List.of(object));
            case ActionRequest.Reconnect(var way, List<CardOrder.Right> rights) -> {
                json.put("way", DataJson.wire(way));
                rights(json, rights);
            }
            case ActionRequest.ResetPin(var way) -> json.put("way", DataJson.wire(way));
            case ActionRequest.TestLine(var tests, String host) -> {
                ArrayNode list = json.putArray("tests");
                tests.forEach(test -> list.add(DataJson.wire(test)));
                json.put("host", host);
            }
            case ActionRequest.FetchFile(var file, int _) -> json.put("file", DataJson.wire(file));
            case ActionRequest.UpdateFirmware(String image) -> json.put("image", image);
            case ActionRequest.ApplyConfiguration(String image) -> json.put("image", image);
            case ActionRequest.SendEmms(List<String> sections) -> json.put("messages", sections.size());
            case ActionRequest.FixWifi(int network, var _, var name, var password) ->
                json.put("network", network).put("name", name).put("passwordChanged", password != null);
            case ActionRequest.Restart _,ActionRequest.FactoryReset _,ActionRequest.CheckSignal _ -> {
                // the kind says it all
            }
        }
        return json;
    }

    private static void paths(ObjectNode json, List<String> paths) {
        ArrayNode list = json.putArray("paths");
        paths.forEach(list::add);
    }

    private static void values(ObjectNode json, List<Assignment> assignments) {
        ArrayNode list = json.putArray("values");
        assignments.forEach(one -> list.addObject().put("path", one.path()).put("value",
                SecretParameter.masked(one.path(), one.value()).text()));
    }

    private static void rights(ObjectNode json, List<CardOrder.Right> rights) {
        ArrayNode list = json.putArray("rights");
        rights.forEach(right -> list.addObject().put("product", right.product()).put("until",
                DataJson.time(right.until())));
    }

    private static void outcome(ObjectNode json, @Nullable Outcome outcome) {
        if (outcome == null) {
            json.putNull("outcome");
            return;
        }
        ObjectNode into = json.putObject("outcome").put("kind", outcome.wireName());
        into.set("text", DataJson.said(outcome.saying()));
        if (outcome instanceof Outcome.Confirmed(Evidence evidence)) {
            into.put("shownAt", DataJson.time(evidence.at()));
            values(into, evidence.values());
        }
    }

    static ObjectNode task(Task task) {
        ObjectNode json = DataJson.object().put("id", task.id().value()).put("box", task.device().value())
                .put("action", task.action()).put("kind", task.operation().wireName())
                .put("created", DataJson.time(task.created())).put("attempts", task.attempts());
        paths(json, paths(task.operation()));
        return ended(json, task);
    }

    static boolean isBroadcast(Task task) {
        return task.operation() instanceof Operation.SendEntitlement;
    }

    /// What a card was told by messages that are broadcast.
    static ObjectNode broadcast(Task task) {
        ObjectNode json = DataJson.object().put("id", task.id().value()).put("box", task.device().value())
                .put("action", task.action()).put("created", DataJson.time(task.created()));
        if (task.operation() instanceof Operation.SendEntitlement(String _, String card, CardMessage message)) {
            json.put("card", card);
            ArrayNode orders = json.putArray("orders");
            switch (message) {
                case CardMessage.Orders(List<CardOrder> all) -> all.forEach(one -> orders.add(order(one)));
                case CardMessage.Sections(List<String> sections) -> orders.addObject()
                        .put("kind", "made-elsewhere").put("messages", sections.size());
            }
        }
        return ended(json, task);
    }

    private static ObjectNode order(CardOrder order) {
        ObjectNode json = DataJson.object();
        switch (order) {
            case CardOrder.RefreshRights(List<CardOrder.Right> rights) -> rights(json.put("kind", "refresh-rights"),
                    rights);
            case CardOrder.Pair(String box) -> json.put("kind", "pair").put("with", box);
            case CardOrder.ResetPin _ -> json.put("kind", "reset-pin");
            case CardOrder.Restart _ -> json.put("kind", "restart");
            case CardOrder.ShowCode _ -> json.put("kind", "show-code");
        }
        return json;
    }

    private static ObjectNode ended(ObjectNode json, Task task) {
        json.put("state", switch (task.state()) {
            case TaskState.Queued _ -> "queued";
            case TaskState.Claimed _ -> "claimed";
            case TaskState.Parked _ -> "parked";
            case TaskState.Settled _ -> "settled";
        });
        if (task.state() instanceof TaskState.Settled(Outcome outcome, var at)) {
            json.put("ended", DataJson.time(at));
            outcome(json, outcome);
        }
        return json;
    }

    /// Which parameters it is about; what was written to them, its action tells.
    private static List<String> paths(Operation operation) {
        return switch (operation) {
            case Operation.Read(List<String> paths) -> paths;
            case Operation.Await(String path, String _, var _, var _) -> List.of(path);
            case Operation.Write(List<Assignment> assignments) -> assignments.stream().map(Assignment::path).toList();
            case Operation.Add(String object, List<Assignment> _) -> List.of(object);
            case Operation.Delete(String object) -> List.of(object);
            case Operation.Discover(String object, boolean _) -> List.of(object);
            case Operation.Execute(String path, String _) -> List.of(path);
            case Operation.Watch(List<Watched> parameters) -> parameters.stream().map(Watched::path).toList();
            case Operation.Restart _,Operation.FactoryReset _,Operation.Download _,Operation.UpdateFirmware _,Operation.ApplyConfiguration _,Operation.Upload _,Operation.Diagnose _,Operation.SendEntitlement _ ->
                List.of();
        };
    }
}
