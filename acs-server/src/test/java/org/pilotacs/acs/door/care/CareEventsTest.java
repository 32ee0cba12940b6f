package org.pilotacs.acs.door.care;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.action.ActionRequest;
import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.action.Stage;
import org.pilotacs.acs.action.Started;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Evidence;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Priority;

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

class CareEventsTest {
    private TestDoor door;
    private String action;

    @BeforeEach
    void begin() throws IOException {
        door = new TestDoor("");
        Started started = door.actions.start(door.box.id(), new ActionRequest.CheckSignal(),
                new Requester("test", "test", Priority.CONSULTANT), null);
        action = ((Started.Accepted) started).action().id();
    }

    @AfterEach
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
            door.actions.move(action, Stage.IN_SESSION);
            readUntil(in, lines, "in-session");
            door.actions.settle(action,
                    new Outcome.Confirmed(new Evidence(TestDoor.NOW, Saying.of("read\nnow"), List.of())),
                    List.of());
            in.lines().forEach(lines::add);
        }
        assertThat(lines).filteredOn(line -> line.startsWith("event:")).containsExactly("event: progress",
                "event: progress", "event: settled");
        assertThat(lines).filteredOn(line -> line.startsWith("data:")).last().asString()
                .contains("\"kind\":\"confirmed\"").contains("read\\nnow");
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
        door.actions.settle(action, new Outcome.Expired(), List.of());
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
