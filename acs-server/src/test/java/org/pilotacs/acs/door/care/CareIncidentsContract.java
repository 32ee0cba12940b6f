package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/// What the care API answers about incidents.
abstract class CareIncidentsContract {
    private static final String INCIDENTS = "/care/v1/incidents";

    private final TestDatabases.Kind kind;
    private TestDoor door;
    private Device box;

    CareIncidentsContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        door = TestDoor.open(kind);
        box = SampleBox.comes(door.core, "SN-1001");
    }

    @AfterEach
    void close() {
        door.close();
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new JsonMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    private HttpResponse<String> announce(String kind, String group) {
        return door.post(INCIDENTS, """
                {"kind":"%s","group":%s,"text":"Planned work until six","agent":"noc"}
                """.formatted(kind, group));
    }

    private HttpResponse<String> restart(String key, String more) {
        return door.post(TestDoor.path(box) + "/actions", "{\"action\":\"restart\"%s}".formatted(more),
                "idempotency-key",
                key);
    }

    @Test
    void an_incident_is_announced_noted_and_ended() {
        HttpResponse<String> opened = announce("weak-signal", "{\"dimension\":\"area\",\"name\":\"00-9\"}");
        assertThat(opened.statusCode()).isEqualTo(201);
        JsonNode one = json(opened);
        String path = opened.headers().firstValue("location").orElseThrow();
        assertThat(path).isEqualTo(INCIDENTS + "/" + one.path("id").asText());
        assertThat(one.path("title").asText()).isEqualTo("Weak signal in areas 00-9…");
        assertThat(one.path("useless")).extracting(JsonNode::asText).contains("restart", "reconnect", "technician")
                .doesNotContain("check-signal");
        assertThat(announce("weak-signal", "{\"dimension\":\"area\",\"name\":\"00-9\"}").statusCode()).isEqualTo(409);
        assertThat(json(door.post(path + "/notes", "{\"agent\":\"anna\",\"text\":\"still\"}")).at("/notes/0/text")
                .asText())
                .isEqualTo("still");
        assertThat(json(door.get(INCIDENTS)).path("incidents")).hasSize(1);
        assertThat(json(door.post(path + "/end", "{\"agent\":\"noc\"}")).path("endedAgent").asText())
                .isEqualTo("noc");
        assertThat(door.post(path + "/end", "{\"agent\":\"noc\"}").statusCode()).isEqualTo(409);
        assertThat(json(door.get(INCIDENTS)).path("incidents")).isEmpty();
        assertThat(json(door.get(INCIDENTS + "?ended=true")).path("incidents")).hasSize(1);
        assertThat(json(door.get(path)).path("open").asBoolean()).isFalse();
        assertThat(door.get(INCIDENTS + "/nope").statusCode()).isEqualTo(404);
    }

    @Test
    void lists_come_in_pages() {
        for (int i = 0; i < 5; i++) {
            announce("offline", "{\"dimension\":\"node\",\"name\":\"N%d\"}".formatted(i));
        }
        JsonNode first = json(door.get(INCIDENTS + "?limit=3"));
        assertThat(first.path("incidents")).hasSize(3);
        JsonNode second = json(door.get(INCIDENTS + "?limit=3&cursor=" + first.path("nextCursor").asText()));
        assertThat(second.path("incidents")).hasSize(2);
        assertThat(second.path("nextCursor").isNull()).isTrue();
        assertThat(first.path("incidents").findValuesAsText("id"))
                .doesNotContainAnyElementsOf(second.path("incidents").findValuesAsText("id"));
        assertThat(door.get(INCIDENTS + "?cursor=MTp4").statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind":"flood","group":{"dimension":"everywhere"},"text":"x","agent":"a"} | kind
            {"kind":"offline","group":{"dimension":"node"},"text":"x","agent":"a"} | /group/name
            {"kind":"offline","group":{"dimension":"firmware","name":"2.0"},"text":"x","agent":"a"} | /group/within
            {"kind":"offline","group":{"dimension":"everywhere"},"text":" ","agent":"a"} | /text
            {"kind":"offline","group":{"dimension":"everywhere"},"text":"x","agent":"a","until":"soon"} | /until
            {"kind":"offline","group":{"dimension":"everywhere"},"text":"x","agent":"a","until":"2020-01-01T00:00:00Z"} | /until
            """)
    void what_is_wrong_with_an_announcement_is_said_and_nothing_is_kept(String body, String where) {
        HttpResponse<String> answer = door.post(INCIDENTS, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(where);
        assertThat(json(door.get(INCIDENTS)).path("incidents")).isEmpty();
    }

    @Test
    void a_box_and_its_diagnosis_carry_the_incidents_that_it_is_in() {
        announce("weak-signal", "{\"dimension\":\"everywhere\"}");
        announce("offline", "{\"dimension\":\"node\",\"name\":\"of others\"}");
        for (String path : new String[]{ "", "/diagnosis"}) {
            assertThat(json(door.get(TestDoor.path(box) + path)).path("incidents")).singleElement()
                    .satisfies(one -> assertThat(one.path("kind").asText()).isEqualTo("weak-signal"));
        }
    }

    @Test
    void what_cannot_help_now_is_refused_with_the_reason_unless_it_is_wanted_anyway() {
        announce("weak-signal", "{\"dimension\":\"everywhere\"}");
        HttpResponse<String> refused = restart("key-1", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("detail").asText()).contains("Weak signal everywhere", "since");
        assertThat(door.actions.ofDevice(box.id(), 9)).isEmpty();
        assertThat(
                door.post(TestDoor.path(box) + "/actions", "{\"action\":\"check-signal\"}", "idempotency-key", "key-2")
                        .statusCode())
                .isEqualTo(202);
        assertThat(restart("key-1", ",\"anyway\":true").statusCode()).isEqualTo(202);
    }

    @Test
    void nobody_is_told_of_an_end_that_is_past() {
        String until = door.core.clock.instant().plus(Duration.ofHours(2)).toString();
        door.post(INCIDENTS, """
                {"kind":"offline","group":{"dimension":"everywhere"},"text":"Planned work","agent":"noc","until":"%s"}
                """.formatted(until));
        assertThat(json(restart("key-1", "")).path("detail").asText()).contains("until");
        door.core.clock.advance(Duration.ofHours(3));
        HttpResponse<String> refused = restart("key-2", "");
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).path("detail").asText()).contains("since").doesNotContain("until");
    }

    @Test
    void what_was_begun_before_is_answered_as_ever_when_it_is_asked_for_again() {
        assertThat(restart("key-3", "").statusCode()).isEqualTo(202);
        announce("weak-signal", "{\"dimension\":\"everywhere\"}");
        assertThat(restart("key-3", "").statusCode()).isEqualTo(200);
        assertThat(restart("key-4", "").statusCode()).isEqualTo(422);
    }

    @Test
    void incidents_are_followed_as_they_come_and_go() throws IOException, InterruptedException {
        String path = announce("offline", "{\"dimension\":\"everywhere\"}").headers().firstValue("location")
                .orElseThrow();
        HttpResponse<InputStream> stream = door.client().send(
                HttpRequest.newBuilder(door.uri(INCIDENTS + "/events")).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(next(lines)).isEqualTo("event: incident");
            door.post(path + "/end", "{\"agent\":\"noc\"}");
            assertThat(next(lines)).isEqualTo("event: ended");
        }
    }

    private static String next(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null && !line.startsWith("event:")) {
            line = lines.readLine();
        }
        return line == null ? "" : line;
    }
}
