package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/// A CRM: asks the care API over HTTP and nothing else.
final class CareClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();
    private final URI base;

    CareClient(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /// Status and JSON of an answer.
    record Answer(int status, JsonNode json) {}

    Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)));
    }

    Answer start(String device, String action, String key) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve("/care/v1/devices/" + escaped(device) + "/actions"))
                .header("Content-Type", "application/json").header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"" + action + "\"}")));
    }

    /// The action once it is settled; empty if it is not yet.
    Optional<JsonNode> settled(String action) throws IOException, InterruptedException {
        JsonNode json = get("/care/v1/actions/" + action).json();
        return json.path("stage").asText().equals("settled") ? Optional.of(json) : Optional.empty();
    }

    static String escaped(String device) {
        return device.replace("%", "%25");
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request.timeout(Duration.ofSeconds(30)).build(),
                HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(),
                response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()));
    }

    @Override
    public void close() {
        http.close();
    }
}
