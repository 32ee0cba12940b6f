package org.pilotacs.acs.door.care;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.SampleBox;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Outcome;

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
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// How an action is followed. The tests share a server, and each has a box of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CareEventsContract {
    private final TestDoor door;
    private int boxes = 1000;
    private Device box;
    private String action = "";

    CareEventsContract(TestDatabases.Kind kind) {
        door = TestDoor.open(kind);
        box = SampleBox.comes(door.core, "SN-1000");
    }

    @BeforeEach
    void begin() {
        box = SampleBox.comes(door.core, "SN-" + ++boxes);
        action = door.begin(box, new ActionRequest.CheckSignal()).id();
    }

    @AfterAll
    void close() {
        door.close();
    }

    private HttpResponse<InputStream> follow() throws IOException, InterruptedException {
        return door.client().send(
                HttpRequest.newBuilder(door.uri("/care/v1/actions/" + action + "/events"))
                        .header("Last-Event-ID", "17").timeout(Duration.ofSeconds(20)).build(),
                HttpResponse.BodyHandlers.ofInputStream());
    }

    @Test
    void tellsEachStageAndEndsWithTheOutcome() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = follow();
        assertThat(response.headers().firstValue("content-type")).hasValue("text/event-stream; charset=utf-8");
        List<String> lines = new ArrayList<>();
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            readUntil(in, lines, "queued");
            Claim claim = door.core.claim(box.id());
            readUntil(in, lines, "in-session");
            door.core.answer(claim, box, Map.of("Device.DeviceInfo.Description", "two\nlines"));
            in.lines().forEach(lines::add);
        }
        assertThat(lines).filteredOn(line -> line.startsWith("event:")).containsExactly("event: progress",
                "event: progress", "event: settled");
        assertThat(lines).filteredOn(line -> line.startsWith("data:")).last().asString()
                .contains("\"kind\":\"confirmed\"").contains("two\\nlines");
        assertThat(lines).allMatch(line -> line.isEmpty() || line.matches("(event|data|): .*"));
        Awaitility.await().until(() -> door.actions.watching(action) == 0);
    }

    @Test
    void stopsWatchingForAListenerWhoLeft() throws IOException, InterruptedException {
        HttpResponse<InputStream> response = follow();
        Awaitility.await().until(() -> door.actions.watching(action) == 1);
        response.body().close();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> door.actions.watching(action) == 0);
    }

    @Test
    void endsAtOnceWhenAllIsOver() throws IOException, InterruptedException {
        door.core.settle(door.core.claim(box.id()), new Outcome.Expired());
        try (InputStream in = follow().body()) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("event: settled")
                    .endsWith("\n\n");
        }
    }

    private static void readUntil(BufferedReader in, List<String> lines, String text) throws IOException {
        String line;
        do {
            line = in.readLine();
            lines.add(line);
        } while (!line.contains("\"" + text + "\""));
    }
}
