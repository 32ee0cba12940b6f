package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.account.Account;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.Gate;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/// `/tokens` of the care API: a token is told once, when it is made. Safe for any number of threads.
final class TokenResource {
    private final Gate gate;
    private final Clock clock;

    TokenResource(Gate gate, Clock clock) {
        this.gate = gate;
        this.clock = clock;
    }

    HttpReply list(HttpCall call) {
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("tokens");
        gate.tokens().all()
                .forEach(token -> list.add(json(token.name(), token.role(), token.created(), token.expires())
                        .put("used", CareJson.time(token.used()))));
        return CareJson.reply(200, json);
    }

    HttpReply add(HttpCall call) {
        JsonNode body = CareJson.read(call);
        String name = AccountResource.name(body);
        Role role = CareJson.role(body);
        Instant now = clock.instant();
        Instant expires = now.plus(Duration.ofDays(body.path("days").asLong()));
        Secret token = noted(call, "token " + name + " added as " + role.wireName() + " until "
                + CareJson.time(expires),
                () -> gate.tokens().add(name, role, now, expires).orElseThrow(
                        () -> new ApiException(new ApiError.Conflict(CareSaying.NAME_TAKEN.of(Saying.of(name))))));
        return CareJson.reply(201, json(name, role, now, expires).putNull("used").put("token", token.reveal()));
    }

    HttpReply remove(HttpCall call) {
        String name = Account.plain(call.variable("name"));
        return noted(call, "token " + name + " removed", () -> {
            if (!gate.tokens().remove(name)) {
                throw ApiError.notFound(CareSaying.NO_TOKEN.of(Saying.of(name)));
            }
            return HttpReply.empty(204);
        });
    }

    private <T> T noted(HttpCall call, String what, Supplier<T> work) {
        return gate.witness().does(call, Deed.ACCOUNT_CHANGED, Subject.NONE, what, work);
    }

    private static ObjectNode json(String name, Role role, Instant created, Instant expires) {
        return CareJson.object().put("name", name).put("role", role.wireName()).put("created", CareJson.time(created))
                .put("expires", CareJson.time(expires));
    }
}
