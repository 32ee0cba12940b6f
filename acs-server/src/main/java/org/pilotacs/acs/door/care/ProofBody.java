package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import org.pilotacs.acs.broadcast.Proof;
import org.pilotacs.acs.door.http.ApiError;

/// Reads a person's word for how a broadcast came out from JSON that the contract has let through.
final class ProofBody {
    private ProofBody() {}

    /// @param who tells it
    static Proof read(String text, String who) {
        JsonNode json = CareJson.read(text);
        if (json.has("code") == json.has("works")) {
            throw ApiError.invalid("body", CareSaying.ONE_PROOF.of());
        }
        return json.has("code")
                ? new Proof.Code(json.path("code").asText(), who)
                : new Proof.Word(json.path("works").asBoolean(), who);
    }
}
