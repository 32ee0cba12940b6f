package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.OneWayBox;
import org.pilotacs.sim.fleet.OneWayFleet;
import org.pilotacs.sim.satellite.SimulatedScreen;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/// How a server and a simulated head-end on one machine get along.
final class SatelliteLab {
    /// Repeats quickly, so that a test need not wait.
    static final String QUICK = """
            plans:
              reconnect: {repeat: [{every: 1s, for: 30s}, {every: 10s, for: 1h}], over-after: 1h, channel: {en: channel 1, pl: kanał 1}}
              reset-pin: {repeat: [{every: 1s, for: 30s}], over-after: 1h, again-after: 2s, per-day: 2}
            """;

    /// Repeats so slowly that a slow test sees a message on air before it has probably arrived.
    static final String CALM = """
            plans:
              reconnect: {repeat: [{every: 1m, for: 1h}], over-after: 1h, channel: {en: channel 1, pl: kanał 1}}
            """;

    static final Duration PATIENCE = Duration.ofSeconds(40);

    private SatelliteLab() {}

    /// Writes a satellite file for one multiplexer and one card system of REF-1.
    static Path file(Path folder, int muxPort, String plans) throws IOException {
        Path key = folder.resolve("ref1.key");
        if (Files.notExists(key)) {
            Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(key, OneWayFleet.MASTER_KEY);
        }
        return Files.writeString(folder.resolve("satellite.yaml"), """
                card-systems:
                  - {name: operator, kind: ref-1, ca-system-id: 0x5A5A, key-file: ref1.key}
                head-ends:
                  - name: main
                    card-system: operator
                    bandwidth: 100
                    silence: 500ms
                    answer-timeout: 500ms
                    retry-min: 100ms
                    retry-max: 500ms
                    multiplexers:
                      - {name: mux-a, host: 127.0.0.1, port: %d}
                """.formatted(muxPort) + plans);
    }

    /// Imports boxes and waits until they run that have power.
    static void admit(CareClient care, Fleet fleet) throws IOException, InterruptedException {
        care.importInventory(fleet.inventory().collect(Collectors.joining("\n")));
        for (OneWayBox box : fleet.oneWayBoxes()) {
            Awaitility.await("the box to boot").atMost(PATIENCE).until(box::isUp);
        }
    }

    static JsonNode begun(CareClient.Answer answer) {
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(202);
        return answer.json();
    }

    static JsonNode now(CareClient care, JsonNode action) throws IOException, InterruptedException {
        return care.get("/care/v1/actions/" + action.path("id").asText()).json();
    }

    /// Waits until it was sent so often.
    static JsonNode onAir(CareClient care, JsonNode action, int sent) {
        return await(care, action, "to be sent " + sent + " times", json -> sent(json) >= sent);
    }

    static JsonNode await(CareClient care, JsonNode action, String what, Predicate<JsonNode> is) {
        return Awaitility.await(action.path("action").asText() + " " + what).atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50)).until(() -> now(care, action), is);
    }

    static int sent(JsonNode action) {
        return action.path("airing").path("sent").asInt();
    }

    static String outcome(JsonNode action) {
        return action.path("outcome").path("kind").asText();
    }

    static CareClient.Answer proof(CareClient care, JsonNode action, String json)
            throws IOException, InterruptedException {
        return care.post("/care/v1/actions/" + action.path("id").asText() + "/proof", json);
    }

    static String screen(OneWayBox box) {
        return ((SimulatedScreen) box.decoder().screen().orElseThrow()).text();
    }

    static AcsConfig config(TestDatabases.Kind kind, Path data, Path satellites) {
        Map<String, String> settings = new HashMap<>(TestDatabases.environment(kind));
        settings.put("PILOT_SATELLITE_FILE", satellites.toString());
        return Lab.config(data, Lab.settings(settings, 0, 0));
    }
}
