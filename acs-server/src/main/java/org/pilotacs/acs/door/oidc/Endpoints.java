package org.pilotacs.acs.door.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.door.jwt.ProviderWire;

import java.io.IOException;
import java.net.URI;

/// Where the provider is asked for what, as it says itself (OpenID Connect Discovery 1.0).
///
/// @param keys its JWKS
/// @param endSession null if it does not sign people out
/// @param takesBasic whether we may give our secret as HTTP Basic does; else it goes with the form
record Endpoints(URI authorization, URI token, URI keys, @Nullable URI endSession, boolean takesBasic) {
    private static final JsonMapper JSON = new JsonMapper();

    /// Where a provider describes itself.
    static URI description(String issuer) {
        return URI.create(issuer.replaceAll("/$", "") + "/.well-known/openid-configuration");
    }

    /// @throws IOException if this is no description, or another provider's
    static Endpoints of(String text, String issuer) throws IOException {
        JsonNode said = json(text);
        if (!said.path("issuer").asText("").equals(issuer)) {
            throw new IOException(
                    "it calls itself " + said.path("issuer") + "; set console.oidc.issuer to that if it is"
                            + " the right one");
        }
        JsonNode methods = said.path("token_endpoint_auth_methods_supported");
        boolean onlyPost = methods.isArray() && !methods.toString().contains("\"client_secret_basic\"")
                && methods.toString().contains("\"client_secret_post\"");
        return new Endpoints(address(said, "authorization_endpoint"), address(said, "token_endpoint"),
                address(said, "jwks_uri"),
                said.has("end_session_endpoint") ? address(said, "end_session_endpoint") : null, !onlyPost);
    }

    static JsonNode json(String text) throws IOException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IOException("its answer is not JSON", e);
        }
    }

    private static URI address(JsonNode said, String name) throws IOException {
        try {
            URI address = URI.create(said.path(name).asText(""));
            if (ProviderWire.isSafe(address)) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new IOException("its " + name + " is no https address: " + said.path(name));
    }
}
