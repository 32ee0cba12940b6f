package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.WrittenId;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.runtime.RandomId;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.sftp.LoginKey;
import org.pilotacs.acs.sftp.SftpLogin;
import org.pilotacs.acs.sftp.SftpLogins;
import org.pilotacs.acs.sftp.SftpScope;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/// `/sftp-logins` of the care API: a password is told once, when it is made. Safe for any number of threads.
final class SftpLoginResource {
    private static final int PAGE = 200;
    private static final int NAME_BYTES = 5;

    private final SftpLogins logins;
    private final Devices devices;
    private final Witness witness;
    private final Clock clock;

    SftpLoginResource(SftpLogins logins, Devices devices, Witness witness, Clock clock) {
        this.logins = logins;
        this.devices = devices;
        this.witness = witness;
        this.clock = clock;
    }

    HttpReply list(HttpCall call) {
        List<SftpLogin> found = logins.page(Cursor.of(call), PAGE + 1);
        List<SftpLogin> page = found.size() > PAGE ? found.subList(0, PAGE) : found;
        ObjectNode json = CareJson.object();
        ArrayNode list = json.putArray("logins");
        page.forEach(login -> list.add(json(login)));
        return CareJson.reply(200, json.put("nextCursor",
                found.size() > PAGE ? Cursor.after(page.getLast().name()) : null));
    }

    HttpReply add(HttpCall call) {
        JsonNode body = CareJson.read(call);
        SftpScope scope = scope(body, call);
        LoginKey key = key(body);
        String name = body.has("name") ? body.path("name").asText() : freshName(scope);
        Instant now = clock.instant();
        Subject subject = scope instanceof SftpScope.OfDevice(DeviceId device)
                ? Subject.of(device, null)
                : Subject.NONE;
        return witness.does(call, Deed.CONFIGURED, subject, "sftp login made: " + name, () -> {
            ObjectNode made = json(new SftpLogin(name, scope, key != null, now, null));
            if (key == null) {
                Secret password = logins.add(name, scope, now).orElseThrow(() -> taken(name));
                made.put("password", password.reveal());
            } else if (logins.add(name, scope, key, now)) {
                made.putNull("password");
            } else {
                throw taken(name);
            }
            return CareJson.reply(201, made).with("cache-control", "no-store");
        });
    }

    private static ApiException taken(String name) {
        return new ApiException(new ApiError.Conflict(CareSaying.NAME_TAKEN.of(Saying.of(name))));
    }

    private SftpScope scope(JsonNode body, HttpCall call) {
        if (body.has("device") == body.has("model")) {
            throw ApiError.invalid("/device", CareSaying.DEVICE_OR_MODEL.of());
        }
        if (body.has("device")) {
            String written = body.path("device").asText();
            Device device = WrittenId.find(devices, written, call.path())
                    .orElseThrow(() -> ApiError.invalid("/device", CareSaying.NO_DEVICE.of(Saying.of(written))));
            return new SftpScope.OfDevice(device.id());
        }
        JsonNode model = body.path("model");
        return new SftpScope.OfModel(new Fit(model.path("oui").asText(), model.path("productClass").asText(),
                model.path("hardware").asText()));
    }

    private static @Nullable LoginKey key(JsonNode body) {
        if (!body.has("publicKey")) {
            return null;
        }
        LoginKey key = LoginKey.read(body.path("publicKey").asText());
        if (key == null) {
            throw ApiError.invalid("/publicKey", CareSaying.NOT_A_PUBLIC_KEY.of());
        }
        return key;
    }

    private static String freshName(SftpScope scope) {
        String kind = switch (scope) {
            case SftpScope.OfDevice _ -> "box-";
            case SftpScope.OfModel _ -> "model-";
        };
        return kind + RandomId.next(RandomGenerator.getDefault(), NAME_BYTES);
    }

    HttpReply remove(HttpCall call) {
        String name = call.variable("login");
        return witness.does(call, Deed.CONFIGURED, Subject.NONE, "sftp login taken back: " + name, () -> {
            if (!logins.remove(name)) {
                throw ApiError.notFound(CareSaying.NO_SFTP_LOGIN.of(Saying.of(name)));
            }
            return HttpReply.empty(204);
        });
    }

    private static ObjectNode json(SftpLogin login) {
        ObjectNode json = CareJson.object().put("name", login.name());
        switch (login.scope()) {
            case SftpScope.OfDevice(DeviceId device) -> json.put("device", device.value()).putNull("model");
            case SftpScope.OfModel(Fit model) -> json.putNull("device").putObject("model").put("oui", model.oui())
                    .put("productClass", model.productClass()).put("hardware", model.hardware());
        }
        return json.put("by", login.byKey() ? "key" : "password").put("created", CareJson.time(login.created()))
                .put("used", CareJson.time(login.used()));
    }
}
