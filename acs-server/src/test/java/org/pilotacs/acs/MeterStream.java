package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.awaitility.Awaitility;
import org.pilotacs.acs.device.DeviceId;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

import static org.assertj.core.api.Assertions.assertThat;

/// Somebody who watches the signal of a box by the care API.
final class MeterStream implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<JsonNode> ticks = new CopyOnWriteArrayList<>();
    private final InputStream body;

    MeterStream(int port, DeviceId device) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = http.send(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port + "/care/v1/devices/" + CareClient.escaped(device.value())
                        + "/meter"))
                .timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        body = response.body();
        Thread.ofVirtual().start(this::read);
    }

    private void read() {
        try {
            new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)).lines()
                    .filter(line -> line.startsWith("data: ")).forEach(line -> ticks.add(json(line)));
        } catch (UncheckedIOException _) {
            // closed
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line.substring("data: ".length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// All so far.
    List<JsonNode> ticks() {
        return List.copyOf(ticks);
    }

    /// Those that say what was measured, by the moments at which it was.
    List<JsonNode> measured() {
        return ticks.stream().filter(MeterStream::isMeasuring).toList();
    }

    static boolean isMeasuring(JsonNode tick) {
        return tick.path("state").asText().equals("measuring");
    }

    /// Waits until the last tick is such a one.
    JsonNode await(String what, Predicate<JsonNode> wanted) {
        AtomicReference<JsonNode> last = new AtomicReference<>(JSON.nullNode());
        Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            if (!ticks.isEmpty()) {
                last.set(ticks.getLast());
            }
            return wanted.test(last.get());
        });
        return last.get();
    }

    JsonNode await(String state) {
        return await(state, tick -> tick.path("state").asText().equals(state));
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
