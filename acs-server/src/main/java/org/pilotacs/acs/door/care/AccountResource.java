package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.pilotacs.acs.account.Account;
import org.pilotacs.acs.account.AccountChange;
import org.pilotacs.acs.account.Accounts;
import org.pilotacs.acs.account.Caller;
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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// `/accounts` of the care API: people who may sign in. Safe for any number of threads.
final class AccountResource {
    private final Gate gate;
    private final Accounts accounts;
    private final Clock clock;

    AccountResource(Gate gate, Clock clock) {
        this.gate = gate;
        this.accounts = gate.accounts();
        this.clock = clock;
    }

    HttpReply list(HttpCall call) {
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("accounts");
        accounts.all().forEach(account -> list.add(json(account)));
        return CareJson.reply(200, json);
    }

    HttpReply add(HttpCall call) {
        JsonNode body = CareJson.read(call);
        String name = name(body);
        Role role = role(body);
        Secret password = password(body);
        if (!accounts.exist() && !gate.access().hasToken() && role != Role.ADMIN) {
            throw new ApiException(new ApiError.Refused(CareSaying.FIRST_IS_ADMIN.of()));
        }
        return noted(call, "account " + name + " added as " + role.wireName(), () -> {
            if (!accounts.add(name, password, role, clock.instant())) {
                throw new ApiException(new ApiError.Conflict(CareSaying.NAME_TAKEN.of(Saying.of(name))));
            }
            return CareJson.reply(201, json(found(name)));
        });
    }

    HttpReply change(HttpCall call) {
        JsonNode body = CareJson.read(call);
        String name = Account.plain(call.variable("name"));
        AccountChange change = new AccountChange(body.has("role") ? role(body) : null,
                body.has("disabled") ? body.path("disabled").asBoolean() : null,
                body.has("password") ? password(body) : null);
        return noted(call, "account " + name + ": " + String.join(", ", told(change)),
                () -> switch (accounts.change(name, change)) {
                    case YES -> CareJson.reply(200, json(found(name)));
                    case UNKNOWN -> throw unknown(name);
                    case LAST_ADMIN -> throw new ApiException(new ApiError.Conflict(CareSaying.LAST_ADMIN.of()));
                });
    }

    private static List<String> told(AccountChange change) {
        List<String> told = new ArrayList<>();
        Role role = change.role();
        if (role != null) {
            told.add("role " + role.wireName());
        }
        Boolean disabled = change.disabled();
        if (disabled != null) {
            told.add(disabled ? "disabled" : "enabled");
        }
        if (change.password() != null) {
            told.add("new password");
        }
        return told;
    }

    private HttpReply noted(HttpCall call, String what, Supplier<HttpReply> work) {
        return gate.witness().does(call, Deed.ACCOUNT_CHANGED, Subject.NONE, what, work);
    }

    private Account found(String name) {
        return accounts.find(name).orElseThrow(() -> unknown(name));
    }

    private static RuntimeException unknown(String name) {
        return ApiError.notFound(CareSaying.NO_ACCOUNT.of(Saying.of(name)));
    }

    /// Nobody is called as the token that the configuration sets.
    static String name(JsonNode body) {
        String name = Account.plain(body.path("name").asText());
        if (!Account.NAME.matcher(name).matches() || name.equals(Caller.CONSOLE_TOKEN)) {
            throw ApiError.invalid("/name", CareSaying.NOT_A_NAME.of());
        }
        return name;
    }

    private static Role role(JsonNode body) {
        Role role = CareJson.role(body);
        if (!Role.ofPeople().contains(role)) {
            throw ApiError.invalid("/role", CareSaying.NOT_A_ROLE.of());
        }
        return role;
    }

    private static Secret password(JsonNode body) {
        String password = body.path("password").asText();
        if (!Account.PASSWORD_LENGTH.contains(password.length())) {
            throw ApiError.invalid("/password", CareSaying.PASSWORD_LENGTH.of(Saying.of(Account.PASSWORD_LENGTH.min()),
                    Saying.of(Account.PASSWORD_LENGTH.max())));
        }
        return Secret.of(password);
    }

    private static ObjectNode json(Account account) {
        return CareJson.object().put("name", account.name()).put("role", account.role().wireName())
                .put("disabled", account.disabled()).put("created", CareJson.time(account.created()))
                .put("signedIn", CareJson.time(account.signedIn())).put("failures", account.failures());
    }
}
