package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.diagnostic.Diagnostic;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.LineTest;
import org.pilotacs.acs.door.OnAir;
import org.pilotacs.acs.door.ShownReadings;
import org.pilotacs.acs.door.StageName;
import org.pilotacs.acs.door.TypeName;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.task.Assignment;
import org.pilotacs.acs.task.Carrier;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Knock;
import org.pilotacs.acs.task.Operation;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Task;
import org.pilotacs.acs.task.TaskState;

import java.time.Instant;
import java.util.Locale;

/// Actions as the contract's JSON. Stateless.
final class ActionJson {
    private ActionJson() {}

    static ObjectNode action(Action action, Words words, Instant now) {
        ObjectNode json = CareJson.object().put("id", action.id()).put("device", action.device().value())
                .put("action", ActionKind.of(action.request()).wireName());
        ArrayNode paths = json.putArray("paths");
        ArrayNode changes = json.putArray("changes");
        switch (action.request()) {
            case ActionRequest.Read(var read) -> read.forEach(paths::add);
            // Values that were written may be secrets: they are not told back.
            case ActionRequest.Write(var assignments) -> assignments.forEach(one -> paths.add(one.path()));
            case ActionRequest.Discover(var object) -> paths.add(object);
            case ActionRequest.FixWifi wish -> wish.changes().forEach(changes::add);
            case ActionRequest.SendEmms _,ActionRequest.CheckSignal _,ActionRequest.TestLine _,ActionRequest.FetchFile _,ActionRequest.UpdateFirmware _,ActionRequest.ApplyConfiguration _,ActionRequest.Restart _,ActionRequest.ResetPin _,ActionRequest.Reconnect _,ActionRequest.FactoryReset _ ->
                {
                }
        }
        json.put("stage", StageName.of(action.stage())).put("text", words.standing(action, now))
                .put("created", CareJson.time(action.created()));
        json.putObject("requestedBy").put("who", action.requester().who()).put("channel",
                action.requester().channel());
        json.put("settled", CareJson.time(action.settled()));
        putOutcome(json, action.outcome(), OnAir.carrier(action), words);
        Knock knock = action.knock();
        if (knock == null) {
            json.putNull("knock");
        } else {
            json.putObject("knock").put("at", CareJson.time(knock.at())).put("state", wire(knock.state()))
                    .put("text", words.say(knock.text())).put("code", knock.text().code());
        }
        json.set("airing", AiringJson.airing(action.airing(), words));
        ArrayNode steps = json.putArray("steps");
        action.steps().forEach(step -> steps.add(step(step, words)));
        json.set("tests", LineTestJson.tests(LineTest.of(action)));
        json.set("readings", CareJson.readings(ShownReadings.of(action.readings(), now), words));
        return json;
    }

    private static ObjectNode step(Task task, Words words) {
        ObjectNode json = CareJson.object().put("id", task.id().value())
                .put("operation", wire(task.operation())).put("state", switch (task.state()) {
                    case TaskState.Queued _ -> "queued";
                    case TaskState.Claimed _ -> "claimed";
                    case TaskState.Parked _ -> "parked";
                    case TaskState.Settled _ -> "settled";
                }).put("attempts", task.attempts());
        putOutcome(json, task.state() instanceof TaskState.Settled(var outcome, var _) ? outcome : null,
                task.operation().carrier(), words);
        return json;
    }

    private static void putOutcome(ObjectNode json, @Nullable Outcome outcome, Carrier carrier, Words words) {
        if (outcome == null) {
            json.putNull("outcome");
            return;
        }
        ObjectNode into = json.putObject("outcome").put("kind", StageName.of(outcome)).put("text",
                words.outcome(outcome, carrier)).put("code", outcome.saying().code());
        switch (outcome) {
            case Outcome.Confirmed(Evidence evidence) -> {
                ObjectNode node = into.putObject("evidence").put("at", CareJson.time(evidence.at())).put("text",
                        words.say(evidence.text()));
                ArrayNode values = node.putArray("values");
                for (Assignment one : evidence.values()) {
                    values.addObject().put("path", one.path()).put("type", TypeName.of(one.value().type()))
                            .put("value", one.value().text());
                }
            }
            case Outcome.Failed(Fault fault) -> into.putObject("fault").put("kind", wire(fault.kind()))
                    .put("code", fault.code()).put("text", words.say(fault.text())).put("parameter", fault.parameter());
            case Outcome.Unconfirmed _,Outcome.Refused _,Outcome.Expired _,Outcome.Cancelled _ -> {
            }
        }
    }

    private static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String wire(Operation operation) {
        return operation instanceof Operation.Diagnose(Diagnostic test, String _)
                ? "test-" + wire(test.kind())
                : operation.wireName();
    }
}
