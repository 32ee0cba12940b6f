package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.audit.AuditEntry.Subject;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.key.DeviceKey;
import org.pilotacs.acs.key.DeviceKeys;
import org.pilotacs.acs.key.TakenIdentityException;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `/keys` of the care API: keys go in and never come out. Safe for any number of threads.
final class KeyResource {
    private final DeviceKeys keys;

    private final Witness witness;

    KeyResource(DeviceKeys keys, Witness witness) {
        this.keys = keys;
        this.witness = witness;
    }

    HttpReply put(HttpCall call) {
        List<DeviceKey> given = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode one : CareJson.read(call).path("keys")) {
            String place = "/keys/" + given.size();
            if (!names.add("e " + one.path("endpoint").asText()) || !names.add("i " + one.path("identity").asText())) {
                throw ApiError.invalid(place, CareSaying.KEY_TWICE.of());
            }
            given.add(new DeviceKey(one.path("endpoint").asText(), one.path("identity").asText(),
                    Secret.of(one.path("key").asText())));
        }
        return witness.does(call, Deed.CONFIGURED, Subject.NONE, "keys given: " + given.size(), () -> {
            try {
                keys.put(given);
            } catch (TakenIdentityException taken) {
                throw new ApiException(
                        new ApiError.Conflict(CareSaying.IDENTITY_TAKEN.of(Saying.of(taken.identity()))));
            }
            return HttpReply.empty(204);
        });
    }

    HttpReply delete(HttpCall call) {
        String endpoint = call.variable("endpoint");
        return witness.does(call, Deed.CONFIGURED, Subject.NONE, "key removed: " + endpoint, () -> {
            if (!keys.remove(endpoint)) {
                throw ApiError.notFound(CareSaying.NO_KEY.of(Saying.of(endpoint)));
            }
            return HttpReply.empty(204);
        });
    }
}
