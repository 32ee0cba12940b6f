package org.pilotacs.acs.door.care;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.pilotacs.acs.door.TestDoor;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

/// How the operator's inventory comes in.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CareImportContract {
    private final TestDoor door;

    CareImportContract(TestDatabases.Kind kind) {
        door = TestDoor.open(kind);
    }

    @AfterAll
    void close() {
        door.close();
    }

    private HttpResponse<String> upload(String type, String text) {
        return door.send(HttpRequest.newBuilder(door.uri("/care/v1/imports")).header("content-type", type)
                .POST(HttpRequest.BodyPublishers.ofString(text)));
    }

    private JsonNode end(HttpResponse<String> begun) throws JsonProcessingException {
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
        String location = begun.headers().firstValue("location").orElseThrow();
        String events = door.get(location + "/events").body();
        assertThat(events).contains("event: settled").endsWith("\n\n");
        return new JsonMapper().readTree(door.get(location).body());
    }

    @Test
    void takesGoodLinesAndTellsOfWrongOnes() throws JsonProcessingException {
        JsonNode end = end(upload("application/x-ndjson", """
                {"serial":"S1","oui":"A1B2C3","subscriber":"70001","area":"00-950","card":"0101"}
                {"serial":"S2","oui":"nonsense"}
                {"serial":
                {"serial":"S3","oui":"A1B2C3","subscriber":"70001"}
                """));
        assertThat(end.path("state").asText()).isEqualTo("done");
        assertThat(end.path("lines").asInt()).isEqualTo(4);
        assertThat(end.path("taken").asInt()).isEqualTo(2);
        assertThat(end.path("errors")).hasSize(2);
        assertThat(end.at("/errors/0/line").asInt()).isEqualTo(2);
        assertThat(end.at("/errors/0/reason").asText()).contains("oui").contains("six hex digits");
        JsonNode subscriber = new JsonMapper().readTree(door.get("/care/v1/subscribers/70001").body());
        assertThat(subscriber.path("area").asText()).isEqualTo("00-950");
        assertThat(subscriber.path("expected")).hasSize(2);
    }

    @Test
    void takesCsvWithAHeading() throws JsonProcessingException {
        JsonNode end = end(upload("text/csv; charset=utf-8", """
                serial;oui;subscriber;area
                C1;A1B2C3;80001;31-001
                """));
        assertThat(end.path("taken").asInt()).isEqualTo(1);
        assertThat(end.path("wrong").asInt()).isZero();
    }

    @Test
    void saysThatAFileIsNotText() throws JsonProcessingException {
        HttpResponse<String> begun = door.send(HttpRequest.newBuilder(door.uri("/care/v1/imports"))
                .header("content-type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[]{ (byte) 0xff, (byte) 0xfe, 0, 1})));
        JsonNode end = end(begun);
        assertThat(end.path("state").asText()).isEqualTo("failed");
        assertThat(end.path("reason").asText()).contains("UTF-8");
    }

    @Test
    void refusesAFileThatIsTooLargeBeforeItIsSent() throws IOException {
        String limit = Long.toString(ImportResource.UPLOAD.limit());
        StringBuilder answer = new StringBuilder();
        try (Socket socket = new Socket("127.0.0.1", door.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("""
                    POST /care/v1/imports HTTP/1.1
                    Host: localhost
                    Content-Type: application/x-ndjson
                    Content-Length: %d

                    {"serial":"L1","oui":"A1B2C3","subscriber":"90001"}
                    """.formatted(ImportResource.UPLOAD.limit() + 1).replace("\n", "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            for (int c = in.read(); c >= 0 && c != '}'; c = in.read()) {
                answer.append((char) c);
            }
        }
        assertThat(answer.toString()).startsWith("HTTP/1.1 413 ").contains("application/problem+json").contains(limit);
        assertThat(door.get("/care/v1/subscribers/90001").statusCode()).isEqualTo(404);
        assertThat(end(upload("text/csv", "serial,oui,subscriber\nL2,A1B2C3,90001\n")).path("taken").asInt()).isOne();
        assertThat(door.get("/care/v1/subscribers/90001").body()).contains("\"l2\"").doesNotContain("\"l1\"");
    }

    @Test
    void refusesAnotherType() {
        HttpResponse<String> refused = upload("application/json", "{}");
        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(refused.body()).contains("application/x-ndjson or text/csv");
        assertThat(door.get("/care/v1/imports/nope").statusCode()).isEqualTo(404);
        assertThat(door.get("/care/v1/subscribers/nobody").statusCode()).isEqualTo(404);
    }
}
