package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.agent.lwm2m.Lwm2mSettings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

/// Given the agent as the program that runs on a box, when it registers by LwM2M with a key, then a consultant sees this
/// machine and can restart it.
class AgentProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final DeviceId BOX = DeviceId.of("A1B2C3", "SV-L1", "42");
    private static final String KEY = "000102030405060708090a0b0c0d0e0f";

    @TempDir
    private Path data;
    @TempDir
    private Path box;

    @Test
    void it_is_read_and_restarted_over_dtls() throws Exception {
        try (AcsServer server = AcsServer.start(Lab.config(data, Lab.withLwm2m(Map.of())), Clock.systemUTC());
                CareClient care = new CareClient(server.console().getPort())) {
            String endpoint = Lwm2mSettings
                    .endpointOf(new org.pilotacs.agent.board.Identity("", "A1B2C3", "SV-L1", "42",
                            "", ""));
            assertThat(care.post("/care/v1/keys", """
                    {"keys":[{"endpoint":"%1$s","identity":"%1$s","key":"%2$s"}]}""".formatted(endpoint, KEY)).status())
                    .isEqualTo(204);
            Process agent = agent("""
                    lwm2m.server = coaps://127.0.0.1:%d
                    lwm2m.key-file = key
                    box.oui = A1B2C3
                    box.product-class = SV-L1
                    box.serial-number = 42
                    state.folder = state
                    power.restart =
                    """.formatted(Objects.requireNonNull(server.coaps()).getPort()));
            try {
                Awaitility.await("it to register; see " + box.resolve("log")).atMost(PATIENCE)
                        .until(() -> care.get("/care/v1/devices?q=42").json().path("devices").size() == 1);
                JsonNode read = care.end(care.wish(BOX.value(), """
                        {"action":"read","paths":["Lwm2m.3.0.3","Lwm2m.3.0.10"]}""", "read"));
                assertThat(read.path("outcome").path("kind").asText()).as("%s", read).isEqualTo("confirmed");
                CareClient.Answer restart = care.start(BOX.value(), "restart", "restart");
                assertThat(agent.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
                assertThat(agent.exitValue()).as("who runs it starts it anew").isEqualTo(75);
                agent = agent(Files.readString(box.resolve("agent.conf")));
                JsonNode end = care.end(restart);
                assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
            } finally {
                agent.destroyForcibly().waitFor();
            }
        }
    }

    private Process agent(String configuration) throws Exception {
        Files.writeString(box.resolve("agent.conf"), configuration);
        Path key = Files.writeString(box.resolve("key"), KEY);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m", "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), org.pilotacs.agent.Main.class.getName(), "--config",
                box.resolve("agent.conf").toString()).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(box.resolve("log").toFile())).start();
    }
}
