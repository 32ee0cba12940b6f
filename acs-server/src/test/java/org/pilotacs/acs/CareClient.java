package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.awaitility.Awaitility;
import org.pilotacs.acs.device.DeviceId;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import static org.assertj.core.api.Assertions.assertThat;

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

    /// What is known of a device.
    JsonNode device(DeviceId device) throws IOException, InterruptedException {
        return get("/care/v1/devices/" + escaped(device.value())).json();
    }

    /// The first thousand parameters that are known of a device.
    JsonNode parameters(DeviceId device) throws IOException, InterruptedException {
        return get("/care/v1/devices/" + escaped(device.value()) + "/parameters?limit=1000").json().path("parameters");
    }

    /// Starts an action and waits for its end.
    JsonNode press(DeviceId device, String action, String key) throws IOException, InterruptedException {
        return end(start(device.value(), action, key));
    }

    /// Waits for the end of an action that was begun.
    JsonNode end(Answer answer) {
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(202);
        AtomicReference<JsonNode> end = new AtomicReference<>(answer.json());
        Awaitility.await(answer.json().path("action").asText()).atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    Optional<JsonNode> settled = settled(answer.json().path("id").asText());
                    settled.ifPresent(end::set);
                    return settled.isPresent();
                });
        return end.get();
    }

    Answer start(String device, String action, String key) throws IOException, InterruptedException {
        return wish(device, "{\"action\":\"" + action + "\"}", key);
    }

    Answer wish(String device, String wish, String key) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve("/care/v1/devices/" + escaped(device) + "/actions"))
                .header("Content-Type", "application/json").header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(wish)));
    }

    int delete(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).DELETE()).status();
    }

    /// A draft of a campaign.
    Answer draft(String plan, String key) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve("/care/v1/campaigns"))
                .header("Content-Type", "application/json").header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(plan)));
    }

    Answer post(String path, String json) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    /// Imports the inventory and waits for its end.
    ///
    /// @param lines NDJSON
    void importInventory(String lines) throws IOException, InterruptedException {
        String job = send(HttpRequest.newBuilder(base.resolve("/care/v1/imports"))
                .header("Content-Type", "application/x-ndjson").POST(HttpRequest.BodyPublishers.ofString(lines))).json()
                .path("id").asText();
        Awaitility.await("the import").atMost(Duration.ofSeconds(30))
                .until(() -> get("/care/v1/imports/" + job).json().path("state").asText().equals("done"));
    }

    Answer upload(String path, byte[] content) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(base.resolve(path)).header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(content)));
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
