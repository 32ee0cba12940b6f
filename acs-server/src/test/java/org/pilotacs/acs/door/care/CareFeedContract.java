package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.action.Action;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.audit.AuditSearch;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Examination;
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
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// What the care API tells of what happens.
abstract class CareFeedContract {
    private static final String EVENTS = "/care/v1/events";

    private final TestDatabases.Kind kind;
    private TestDoor door;
    private Device box;

    CareFeedContract(TestDatabases.Kind kind) {
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

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (IOException e) {
            throw new AssertionError(text, e);
        }
    }

    private JsonNode page(String query) {
        door.feed.number();
        HttpResponse<String> answer = door.get(EVENTS + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer.body());
    }

    private String contact(String key) {
        HttpResponse<String> saved = door.post("/care/v1/contacts", """
                {"device":"%s","channel":"phone","agent":"anna","category":"pixels","note":"my dog ate it",
                 "cause":{"id":"dish-moved","source":"agent"}}
                """.formatted(box.id().value()), "idempotency-key", key);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        return json(saved.body()).path("id").asText();
    }

    private String announced() {
        HttpResponse<String> opened = door.post("/care/v1/incidents", """
                {"kind":"offline","group":{"dimension":"node","name":"WAW-17"},"text":"Planned work","agent":"noc"}
                """);
        return json(opened.body()).path("id").asText();
    }

    @Test
    void contacts_are_told_as_they_are_written_down_and_amended_without_anybodys_own_words() {
        String id = contact("k1");
        contact("k1-again");
        door.send(HttpRequest.newBuilder(door.uri("/care/v1/contacts/" + id)).header("content-type", "application/json")
                .method("PATCH", HttpRequest.BodyPublishers.ofString("{\"agent\":\"bea\",\"helped\":\"yes\"}")));
        JsonNode events = page("?types=contact.saved,contact.amended").path("events");
        assertThat(events).extracting(one -> one.path("type").asText()).containsExactly("contact.saved",
                "contact.saved", "contact.amended");
        assertThat(events.get(0).path("device").asText()).isEqualTo(box.id().value());
        assertThat(events.get(0).path("subscriber").asText()).isEqualTo("10045512");
        assertThat(events.get(0).at("/data/id").asText()).isEqualTo(id);
        assertThat(events.get(0).at("/data/cause/id").asText()).isEqualTo("dish-moved");
        assertThat(events.get(2).at("/data/helped").asText()).isEqualTo("yes");
        assertThat(events.get(2).at("/data/agent").asText()).isEqualTo("bea");
        assertThat(events.toString()).doesNotContain("my dog");
    }

    @Test
    void a_contact_that_is_sent_again_by_its_key_is_told_once() {
        contact("k1");
        assertThat(door.post("/care/v1/contacts", """
                {"device":"%s","channel":"phone","agent":"anna","category":"pixels","note":"my dog ate it",
                 "cause":{"id":"dish-moved","source":"agent"}}
                """.formatted(box.id().value()), "idempotency-key", "k1").statusCode()).isEqualTo(200);
        assertThat(page("").path("events")).hasSize(1);
    }

    @Test
    void incidents_are_told_as_they_begin_change_and_end() {
        String path = "/care/v1/incidents/" + announced();
        door.post(path + "/notes", "{\"agent\":\"anna\",\"text\":\"still\"}");
        door.post(path + "/end", "{\"agent\":\"noc\"}");
        JsonNode events = page("").path("events");
        assertThat(events).extracting(one -> one.path("type").asText()).containsExactly("incident.began",
                "incident.changed", "incident.ended");
        assertThat(events.get(0).at("/data/group/name").asText()).isEqualTo("WAW-17");
        assertThat(events.get(1).at("/data/notes").asInt()).isEqualTo(1);
        assertThat(events.get(2).at("/data/endedBy").asText()).isEqualTo("care-api");
        assertThat(events.get(2).at("/data/endedAgent").asText()).isEqualTo("noc");
    }

    @Test
    void a_diagnosis_is_told_with_its_verdict_and_what_helped() {
        door.examinations.begin(box.id(), new Examination.Asked("test", null, ""), false, "k1");
        JsonNode told = page("?types=diagnosis.concluded").path("events");
        assertThat(told).singleElement().satisfies(one -> {
            assertThat(one.at("/data/verdict/kind").asText()).isIn("likely", "well", "unknown");
            assertThat(one.at("/data/recheck").isNull()).isTrue();
            JsonNode whole = json(door.get("/care/v1/diagnoses/" + one.at("/data/id").asText()).body());
            assertThat(one.at("/data/verdict/cause")).isEqualTo(whole.at("/diagnosis/verdict/cause"));
            assertThat(one.at("/data/verdict/probability")).isEqualTo(whole.at("/diagnosis/verdict/probability"));
        });
    }

    @Test
    void an_action_is_told_when_it_is_over() {
        Action action = door.begin(box, new ActionRequest.CheckSignal());
        door.core.answer(door.core.claim(box.id()), box, SampleBox.signal("142"));
        assertThat(page("").path("events")).singleElement().satisfies(one -> {
            assertThat(one.path("type").asText()).isEqualTo("action.settled");
            assertThat(one.at("/data/id").asText()).isEqualTo(action.id());
            assertThat(one.at("/data/outcome/kind").asText()).isEqualTo("confirmed");
        });
    }

    @Test
    void pages_go_on_where_the_last_one_ended_and_are_in_the_audit_trail() {
        for (int i = 0; i < 5; i++) {
            contact("k" + i);
        }
        JsonNode first = page("?limit=3");
        assertThat(first.path("events")).extracting(one -> one.path("number").asLong()).containsExactly(1L, 2L, 3L);
        JsonNode second = page("?limit=3&after=" + first.path("next").asLong());
        assertThat(second.path("events")).hasSize(2);
        assertThat(page("?after=" + second.path("next").asLong()).path("events")).isEmpty();
        assertThat(door.trail.find(new AuditSearch("", "", null, null, null, 99)).entries())
                .extracting(entry -> entry.detail()).contains("events 1–3", "events 4–5")
                .filteredOn(detail -> detail.startsWith("events")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({ "?types=nope, types", "?after=-1, after", "?after=x, after", "?after=7, after", "?limit=0, limit"})
    void what_is_wrong_with_a_question_is_said(String query, String where) {
        HttpResponse<String> answer = door.get(EVENTS + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains(where);
    }

    private BufferedReader follow(String query, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(door.uri(EVENTS + "/stream" + query))
                .timeout(Duration.ofSeconds(20));
        HttpResponse<InputStream> stream = door.client().send(
                (headers.length == 0 ? request : request.headers(headers)).build(),
                HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.statusCode()).isEqualTo(200);
        return new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    }

    private static List<Long> ids(BufferedReader lines, int count) throws IOException {
        List<Long> ids = new ArrayList<>();
        while (ids.size() < count) {
            String line = lines.readLine();
            if (line.startsWith("id: ")) {
                ids.add(Long.valueOf(line.substring(4)));
            }
        }
        return ids;
    }

    @Test
    void a_listener_that_comes_back_gets_what_came_meanwhile_without_a_gap_or_a_repetition()
            throws IOException, InterruptedException {
        contact("k0");
        door.feed.number();
        long last;
        try (BufferedReader lines = follow("")) {
            contact("k1");
            contact("k2");
            door.feed.number();
            assertThat(ids(lines, 2)).as("from now on").containsExactly(2L, 3L);
            last = 3;
        }
        contact("k3");
        announced();
        door.feed.number();
        try (BufferedReader lines = follow("?after=1", "Last-Event-ID", Long.toString(last))) {
            assertThat(ids(lines, 2)).containsExactly(4L, 5L);
            contact("k4");
            door.feed.number();
            assertThat(ids(lines, 1)).containsExactly(6L);
        }
        try (BufferedReader lines = follow("?after=0&types=incident.began")) {
            assertThat(ids(lines, 1)).containsExactly(5L);
            assertThat(lines.readLine()).isEqualTo("event: incident.began");
            assertThat(json(lines.readLine().substring("data: ".length())).path("number").asLong()).isEqualTo(5);
        }
    }

    @Test
    void more_than_a_listener_can_be_sent_at_once_comes_whole() throws IOException, InterruptedException {
        int many = 700;
        String id = contact("k0");
        door.core.database.transact(handle -> {
            for (int i = 1; i < many; i++) {
                handle.execute("INSERT INTO feed_event (kind, happened, content) VALUES ('contact.saved', 1, ?)",
                        "{\"id\":\"" + id + "\",\"pad\":\"" + "x".repeat(3000) + "\"}");
            }
            return true;
        });
        door.feed.number();
        try (BufferedReader lines = follow("?after=0")) {
            assertThat(ids(lines, many)).isSorted().doesNotHaveDuplicates().last().isEqualTo((long) many);
        }
    }

    @Test
    void a_listener_that_was_away_for_too_long_is_told_so() throws IOException, InterruptedException {
        contact("k0");
        contact("k1");
        door.feed.number();
        door.feed.forgetBefore(door.core.clock.instant().plusSeconds(1));
        contact("k2");
        door.feed.number();
        try (BufferedReader lines = follow("", "Last-Event-ID", "1")) {
            assertThat(ids(lines, 1)).containsExactly(2L);
            assertThat(lines.readLine()).isEqualTo("event: missed");
            assertThat(ids(lines, 1)).containsExactly(3L);
        }
        assertThat(page("?after=1").path("missed").asInt()).isEqualTo(1);
    }
}
