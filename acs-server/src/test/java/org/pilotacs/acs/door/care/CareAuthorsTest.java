package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.account.Role;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.runtime.Secret;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/// Whom a caller names is kept as that, and beside it who called.
class CareAuthorsTest {
    private static final String V1 = "/care/v1";

    private TestDoor door;
    private String token;

    @BeforeEach
    void open() {
        door = TestDoor.guarded("a-token-of-sixteen-or-more");
        token = door.tokens.add("crm", Role.ADMIN, TestDoor.NOW, TestDoor.NOW.plus(Duration.ofDays(30)))
                .map(Secret::reveal).orElseThrow();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private JsonNode send(String method, String path, String json) {
        HttpResponse<String> answer = door.send(HttpRequest.newBuilder(door.uri(path))
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json")
                .header("Idempotency-Key", "once").method(method, HttpRequest.BodyPublishers.ofString(json)));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        try {
            return new JsonMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static void assertWhose(JsonNode json, String by, String agent) {
        assertThat(json.path(by).asText()).isEqualTo("crm");
        assertThat(json.path(agent).asText()).isEqualTo("root");
    }

    @Test
    void of_a_contact_and_what_is_changed_in_it() {
        JsonNode contact = send("POST", V1 + "/contacts", """
                {"subscriber":"10045512","channel":"phone","agent":"root","category":"pixels"}
                """);
        assertWhose(contact, "by", "agent");
        JsonNode amended = send("PATCH", V1 + "/contacts/" + contact.path("id").asText(),
                "{\"agent\":\"root\",\"helped\":\"yes\"}");
        assertWhose(amended, "by", "agent");
        assertWhose(amended.path("amendments").path(0), "by", "agent");
    }

    @Test
    void of_an_error_code_and_its_former_versions() {
        String path = V1 + "/error-codes/E48-32?cas=irdeto";
        String entry = """
                {"meaning":{"en":"No signal.","pl":"Brak."},"source":"signal","todo":{"en":"%s","pl":"Tak."},"agent":"root"}
                """;
        assertWhose(send("PUT", path, entry.formatted("Look.")), "changedBy", "agent");
        send("PUT", path, entry.formatted("Look again."));
        assertWhose(send("GET", path, "").path("former").path(0), "changedBy", "agent");
    }

    @Test
    void of_an_incident_its_notes_and_its_end() {
        JsonNode begun = send("POST", V1 + "/incidents", """
                {"kind":"offline","group":{"dimension":"node","name":"WAW-17"},"text":"Planned work","agent":"root"}
                """);
        assertWhose(begun, "by", "agent");
        String path = V1 + "/incidents/" + begun.path("id").asText();
        assertWhose(send("POST", path + "/notes", "{\"agent\":\"root\",\"text\":\"Half way.\"}").path("notes").path(0),
                "by", "agent");
        assertWhose(send("POST", path + "/end", "{\"agent\":\"root\"}"), "endedBy", "endedAgent");
    }
}
