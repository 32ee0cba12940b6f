package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.runtime.Secret;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/// Somebody with a token who has to do with campaigns.
record CampaignCaller(TestDoor door, String token) {
    static final String ROOT = "/care/v1/campaigns";

    static CampaignCaller named(TestDoor door, String name, Role role) {
        return new CampaignCaller(door,
                door.tokens.add(name, role, TestDoor.NOW, TestDoor.NOW.plus(Duration.ofDays(30)))
                        .map(Secret::reveal).orElseThrow());
    }

    /// Status and JSON of an answer.
    record Answer(int status, JsonNode json, HttpResponse<String> whole) {
        String text() {
            return json.path("detail").asText();
        }
    }

    Answer get(String path) {
        return send("GET", path, "", "");
    }

    Answer post(String path, String body) {
        return send("POST", path, body, "");
    }

    Answer put(String path, String body) {
        return send("PUT", path, body, "");
    }

    Answer draft(String plan, String key) {
        return send("POST", ROOT, plan, key);
    }

    /// What a person has done with a campaign, which must be done.
    JsonNode turn(String id, String name) {
        Answer done = post(ROOT + "/" + id + "/" + name, "{\"remark\":\"so said " + name + "\"}");
        assertThat(done.status()).as(done.json().toString()).isEqualTo(200);
        return done.json();
    }

    /// A new campaign, which must be made; its id.
    String drafted(String plan) {
        Answer made = draft(plan, "k" + plan.hashCode());
        assertThat(made.status()).as(made.json().toString()).isEqualTo(201);
        return made.json().path("id").asText();
    }

    /// One whose boxes are gathered.
    String ready(String plan) {
        String id = drafted(plan);
        turn(id, "prepare");
        door.campaigns.runner.tick();
        return id;
    }

    private Answer send(String method, String path, String body, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.uri(path)).header("Authorization", "Bearer " + token);
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> response = door.send(request.method(method, body.isEmpty()
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body)));
        return new Answer(response.statusCode(), json(response.body()), response);
    }

    static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }
}
