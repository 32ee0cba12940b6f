package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.complaint.Complaint;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.diagnosis.Examination;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.reading.Reading;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/// What the care API tells of a box's past. The tests share a server, and each has a box of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CareTimelineContract {
    private final TestDoor door;
    private int count = 7000;
    private Device box;

    CareTimelineContract(TestDatabases.Kind kind) {
        door = TestDoor.open(kind);
        box = SampleBox.comes(door.core, "SN-7000");
    }

    @AfterAll
    void close() {
        door.close();
    }

    /// It started six days ago.
    @BeforeEach
    void aBoxComes() {
        box = SampleBox.comes(door.core, "SN-" + ++count);
        door.core.history.append(box.id(), List.of(new Reading("start", "true", "",
                door.core.clock.instant().minus(Duration.ofDays(6)), "test")));
    }

    private JsonNode timeline(String query) {
        HttpResponse<String> response = door.get(TestDoor.path(box) + "/timeline" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        try {
            return new JsonMapper().readTree(response.body());
        } catch (JsonProcessingException e) {
            throw new AssertionError(response.body(), e);
        }
    }

    private static List<String> each(JsonNode timeline, String field) {
        List<String> values = new ArrayList<>();
        timeline.path("entries").forEach(one -> values.add(one.path(field).asText()));
        return values;
    }

    private void contacted(String note) {
        HttpResponse<String> taken = door.post("/care/v1/contacts", "{\"device\":\"" + box.id().value()
                + "\",\"channel\":\"phone\",\"agent\":\"anna\",\"category\":\"pixels\",\"note\":\"" + note + "\"}",
                "Idempotency-Key", note + count);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    }

    @Test
    void all_that_happened_is_told_newest_first() {
        Instant now = door.core.clock.instant();
        door.core.history.append(box.id(), List.of(version("3.2.0", now.minus(Duration.ofDays(3))),
                version("3.2.0", now.minus(Duration.ofDays(2))), version("3.2.1", now.minus(Duration.ofDays(1)))));
        door.examinations.begin(box.id(), new Examination.Asked("test", Complaint.PIXELS, ""), false, "k" + count);
        door.core.clock.advance(Duration.ofSeconds(1));
        contacted("wind");
        door.core.clock.advance(Duration.ofSeconds(1));
        door.begin(box, new ActionRequest.Restart());
        JsonNode timeline = timeline("");
        assertThat(each(timeline, "kind")).containsExactly("action", "contact", "diagnosis", "box", "box");
        assertThat(timeline.at("/entries/0/name").asText()).isEqualTo("restart");
        assertThat(timeline.at("/entries/1/note").asText()).isEqualTo("wind");
        assertThat(timeline.at("/entries/2/verdict").asText()).isNotBlank();
        assertThat(timeline.at("/entries/3/event").asText()).isEqualTo("firmware");
        assertThat(timeline.at("/entries/3/before").asText()).isEqualTo("3.2.0");
        assertThat(timeline.at("/entries/3/after").asText()).isEqualTo("3.2.1");
        assertThat(timeline.at("/entries/4/event").asText()).isEqualTo("start");
        assertThat(timeline.path("nextCursor").isNull()).isTrue();
    }

    private static Reading version(String version, Instant at) {
        return new Reading("firmware.version", version, "", at, "test");
    }

    @Test
    void pages_leave_nothing_out_and_tell_nothing_twice_even_of_one_moment() {
        for (int i = 0; i < 7; i++) {
            contacted("call " + i);
        }
        List<String> told = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = timeline("?kinds=contact,action&limit=3" + cursor);
            told.addAll(each(page, "note"));
            cursor = page.path("nextCursor").isNull() ? "" : "&cursor=" + page.path("nextCursor").asText();
        } while (!cursor.isEmpty());
        assertThat(told).containsExactlyInAnyOrder("call 0", "call 1", "call 2", "call 3", "call 4", "call 5",
                "call 6");
    }

    @Test
    void only_wanted_kinds_are_told() {
        contacted("hello");
        assertThat(each(timeline("?kinds=box"), "kind")).containsOnly("box");
        assertThat(each(timeline("?kinds=contact"), "note")).containsExactly("hello");
    }

    @Test
    void what_is_wrong_with_a_question_is_named() {
        assertThat(door.get(TestDoor.path(box) + "/timeline?kinds=rain").body()).contains("query kinds");
        assertThat(door.get(TestDoor.path(box) + "/timeline?cursor=abc").body()).contains("query cursor");
        assertThat(door.get(TestDoor.path(box) + "/timeline?limit=101").statusCode()).isEqualTo(400);
        assertThat(door.get("/care/v1/devices/A-B-C/timeline").statusCode()).isEqualTo(404);
    }
}
