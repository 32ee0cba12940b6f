package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Actions;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.action.Started;
import org.pilotacs.acs.action.Way;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.ActionKind;
import org.pilotacs.acs.door.DeviceCards;
import org.pilotacs.acs.door.DoorSaying;
import org.pilotacs.acs.door.OrderRights;
import org.pilotacs.acs.door.Proofs;
import org.pilotacs.acs.door.Useless;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.Permissions;
import org.pilotacs.acs.door.http.ServerEvent;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Priority;

import java.time.Clock;
import java.util.Objects;

/// Actions of the care API. Safe for any number of threads.
final class ActionResource {
    private static final Requester REQUESTER = new Requester("care-api", "care-api", Priority.CONSULTANT);
    private static final Requester COMMAND_LINE = new Requester("command line", "cli", Priority.CONSULTANT);

    private final Actions actions;
    private final Proofs proofs;
    private final DeviceCards cards;
    private final DeviceResource devices;
    private final Witness witness;
    private final Clock clock;

    ActionResource(Actions actions, DeviceCards cards, DeviceResource devices, Witness witness, Clock clock) {
        this.actions = actions;
        this.cards = cards;
        this.proofs = new Proofs(actions);
        this.devices = devices;
        this.witness = witness;
        this.clock = clock;
    }

    HttpReply list(HttpCall call) {
        Device device = devices.seen(call, "actions");
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("actions");
        actions.ofDevice(device.id(), DeviceResource.limit(call, 20)).forEach(action -> list.add(json(action, call)));
        return CareJson.reply(200, json);
    }

    HttpReply start(HttpCall call) {
        ActionRequest request = ActionBody.read(call.body().text());
        Permissions.require(call.caller(), OrderRights.needs(request));
        Device device = devices.required(call);
        refuseLostRights(request, device);
        String key = Objects.requireNonNull(call.headers().get("idempotency-key"), "the contract lets none through");
        if (!ActionBody.anyway(call.body().text()) && actions.begun(requester(call).who(), key).isEmpty()) {
            refuseUseless(request, device, call);
        }
        return switch (actions.start(device.id(), request, requester(call), key,
                witness.orders(call, device, request))) {
            case Started.Accepted(Action action) -> begun(202, action, call);
            case Started.Repeated(Action action) -> begun(200, action, call);
            case Started.KeyReused(String reused) -> throw new ApiException(new ApiError.Conflict(
                    CareSaying.KEY_REUSED.of(Saying.of(reused))));
            case Started.UnknownDevice _ -> throw DeviceResource.unknown(call);
            case Started.Refused(Saying reason) ->
                throw new ApiException(new ApiError.Refused(reason));
        };
    }

    /// What cannot help while many homes have the same trouble.
    private void refuseUseless(ActionRequest request, Device device, HttpCall call) {
        Saying why = Useless.why(ActionKind.of(request), cards.incidents(device), Words.of(call.language()),
                clock.instant());
        if (why != null) {
            throw new ApiException(new ApiError.Refused(why));
        }
    }

    /// A way that the box answers on carries no rights: they would be dropped without a word.
    private static void refuseLostRights(ActionRequest request, Device device) {
        if (request instanceof ActionRequest.Reconnect(Way way, var rights) && way == Way.BEST && !rights.isEmpty()
                && !device.isOneWay()) {
            throw ApiError.invalid("/rights", CareSaying.RIGHTS_BY_SATELLITE.of());
        }
    }

    HttpReply get(HttpCall call) {
        return CareJson.reply(200, json(seen(call), call));
    }

    HttpReply cancel(HttpCall call) {
        Action action = required(call);
        return witness.does(call, Deed.CALLED_OFF, action, () -> {
            if (!actions.cancel(action.id(), DoorSaying.CALLED_OFF_BY.of(Saying.of(requester(call).who())))) {
                throw new ApiException(new ApiError.Conflict(
                        action.stage() == Stage.SETTLED ? CareSaying.OVER_ALREADY.of() : CareSaying.AT_WORK.of()));
            }
            return CareJson.reply(200, json(required(call), call));
        });
    }

    HttpReply prove(HttpCall call) {
        Proof proof = ProofBody.read(call.body().text(), requester(call).who());
        Action found = required(call);
        Action action = witness.does(call, Deed.PROVED, found, () -> proofs.take(found.id(), proof));
        return CareJson.reply(200, json(action, call));
    }

    HttpReply follow(HttpCall call) {
        Action found = seen(call);
        return HttpReply.events(sink -> actions.watch(found.id(), action -> {
            boolean over = action.stage() == Stage.SETTLED;
            sink.send(new ServerEvent(over ? "settled" : "progress", json(action, call).toString()));
            if (over) {
                sink.end();
            }
        })::close);
    }

    private HttpReply begun(int status, Action action, HttpCall call) {
        return CareJson.reply(status, json(action, call)).with("location", "/care/v1/actions/" + action.id());
    }

    private Action seen(HttpCall call) {
        Action action = required(call);
        witness.looked(call, action);
        return action;
    }

    private Action required(HttpCall call) {
        return actions.find(call.variable("action"))
                .orElseThrow(() -> ApiError.notFound(DoorSaying.NO_ACTION.of(Saying.of(call.variable("action")))));
    }

    private ObjectNode json(Action action, HttpCall call) {
        return ActionJson.action(action, Words.of(call.language()), clock.instant());
    }

    /// Whose word it is that a call brings.
    ///
    /// @param agent whom the caller names
    static Author author(HttpCall call, String agent) {
        return new Author(requester(call).who(), agent);
    }

    /// Who calls: a person or program by its name, else the command line or some other program.
    static Requester requester(HttpCall call) {
        Requester requester = call.headers().text("user-agent").startsWith("pilot-cli") ? COMMAND_LINE : REQUESTER;
        return call.caller().isNamed()
                ? new Requester(call.caller().name(), requester.channel(), requester.priority())
                : requester;
    }
}
