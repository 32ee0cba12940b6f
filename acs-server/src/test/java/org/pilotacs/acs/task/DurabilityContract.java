package org.pilotacs.acs.task;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.Box;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.device.JdbcDevices;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.DatabaseConfig;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/// That what was acknowledged is there after the server was killed (SIGKILL) in the middle of its work.
abstract class DurabilityContract {
    private static final int KILLS = 5;

    /// A new, empty database.
    abstract DatabaseConfig database();

    @Test
    void nothingAcknowledgedIsLostWhenTheServerIsKilled() throws Exception {
        DatabaseConfig config = database();
        Random random = new Random(Long.getLong("pilot.seed", 4711));
        for (int kill = 0; kill < KILLS; kill++) {
            List<String> acknowledged = runUntilKilled(config, "k" + kill + "-", 100 + random.nextInt(1500));
            assertThat(acknowledged).as("what the server said before kill %d", kill).hasSizeGreaterThanOrEqualTo(100);
            try (Database database = Database.open(config)) {
                expectAll(database, acknowledged);
            }
        }
    }

    /// All whole lines that the child said; what it says last may be cut off in the middle.
    private static List<String> runUntilKilled(DatabaseConfig config, String serials, int lines) throws IOException {
        Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System
                        .getProperty("java.class.path"),
                "--enable-native-access=ALL-UNNAMED",
                "-Dlogback.configurationFile=logback-child.xml", "-Xmx256m", DurabilityChild.class.getName(),
                config.url(),
                config.username(), serials).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        List<String> said = new ArrayList<>();
        try (BufferedReader output = child.inputReader()) {
            StringBuilder line = new StringBuilder();
            for (int c = output.read(); c >= 0; c = output.read()) {
                if (c != '\n') {
                    line.append((char) c);
                    continue;
                }
                said.add(line.toString());
                line.setLength(0);
                if (said.size() == lines) {
                    // by its handle: the process itself would close the pipe, and with it what was said already
                    assertThat(child.toHandle().destroyForcibly()).isTrue();
                }
            }
        } finally {
            child.destroyForcibly();
        }
        return said;
    }

    private static void expectAll(Database database, List<String> acknowledged) {
        Devices devices = new JdbcDevices(database);
        Tasks tasks = new JdbcTasks(new JdbcTaskStore(database, Clock.systemUTC(), Runnable::run));
        Map<String, Instant> seen = new HashMap<>();
        for (String line : acknowledged) {
            String[] words = line.split(" ");
            switch (words[0]) {
                case "seen" -> seen.merge(words[1], Instant.ofEpochMilli(Long.parseLong(words[2])), (one, other) -> one
                        .isAfter(other) ? one : other);
                case "queued" -> assertThat(tasks.find(new TaskId(words[1]))).as(line).isPresent();
                case "settled" -> assertThat(tasks.find(new TaskId(words[1])).orElseThrow().state()).as(line)
                        .isInstanceOf(TaskState.Settled.class);
                default -> assertThat(line).isEqualTo("ready");
            }
        }
        seen.forEach(
                (serial, at) -> assertThat(devices.find(Box.named(serial).id()).orElseThrow().lastSeen()).as(serial)
                        .isAfterOrEqualTo(at));
    }
}
