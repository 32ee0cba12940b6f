package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.cli.PilotCli;
import org.pilotacs.acs.cli.Terminal;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Given a server that keeps unknown boxes in quarantine, when one comes, then every door shows it so and refuses to act
/// on it, until the operator imports it.
class QuarantineTest {
    @TempDir
    private Path data = Path.of("");

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void an_unknown_box_is_marked_at_every_door_until_it_is_imported(TestDatabases.Kind kind) throws Exception {
        try (AcsServer server = AcsServer.start(config(kind), Clock.systemUTC());
                Fleet fleet = Fleet
                        .start(FleetConfig.of(server.cwmp(), 1).connectionRequestCredentials("acs", "knock"));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(Duration.ofSeconds(60));
            SimulatedBox box = fleet.boxes().iterator().next();
            String id = DeviceId.of(box.inventory().oui(), box.inventory().productClass(), box.serial()).value();
            assertThat(quarantined(care, box)).isTrue();
            CareClient.Answer refused = care.start(id, "check-signal", "too-early");
            assertThat(refused.status()).isBetween(400, 499);
            assertThat(refused.json().path("detail").asText()).contains("quarantine", "Import it");
            assertThat(page(server, id)).contains("In quarantine", "import it into the inventory first")
                    .contains("<button disabled>Check signal</button>", "<button disabled>Restart</button>");
            assertThat(cli(server, "devices")).contains("(quarantined)");
            assertThat(cli(server, "show", box.serial())).contains("In quarantine").contains("./pilot import");

            Path stock = data.resolve("stock.ndjson");
            Files.write(stock, fleet.inventory().toList());
            cli(server, "import", stock.toString());

            assertThat(quarantined(care, box)).isFalse();
            assertThat(page(server, id)).doesNotContain("In quarantine")
                    .doesNotContain("<button disabled>Check signal");
            JsonNode begun = care.start(id, "check-signal", "now").json();
            Awaitility.await("the signal of a released box").atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> care.settled(begun.path("id").asText()).isPresent());
            assertThat(care.settled(begun.path("id").asText()).orElseThrow().path("outcome").path("kind").asText())
                    .isEqualTo("confirmed");
        }
    }

    private AcsConfig config(TestDatabases.Kind kind) {
        Map<String, String> settings = new HashMap<>(TestDatabases.environment(kind));
        settings.putAll(Map.of("PILOT_CWMP_PORT", "0", "PILOT_CONSOLE_PORT", "0", "PILOT_LWM2M_ENABLED", "false",
                "PILOT_FILE_SERVER_PORT", "0", "PILOT_SELF_SERVICE_PORT", "0", "PILOT_NBI_PORT", "0",
                "PILOT_DEVICES_UNKNOWN", "quarantine",
                "PILOT_CWMP_CONNECTION_REQUEST_ALLOW", "127.0.0.0/8", "PILOT_CWMP_CONNECTION_REQUEST_USERNAME", "acs",
                "PILOT_CWMP_CONNECTION_REQUEST_PASSWORD", "knock"));
        return AcsConfig.load(null, settings, Map.of("data", data.toString()));
    }

    private static boolean quarantined(CareClient care, SimulatedBox box) throws IOException, InterruptedException {
        return care.get("/care/v1/devices?q=" + box.serial()).json().path("devices").path(0).path("quarantined")
                .asBoolean();
    }

    private static String page(AcsServer server, String id) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(server.console().resolve("/devices/" + CareClient.escaped(id)))
                    .build(), HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static String cli(AcsServer server, String... arguments) {
        StringWriter out = new StringWriter();
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(out),
                new BufferedReader(new StringReader("")), false,
                Map.of("PILOT_SERVER", server.console().toString()));
        int exit = PilotCli.run(arguments, new PilotCli.Application(_ -> {
            throw new IOException("not here");
        }, Main::echo, new Main.Texts(), _ -> {
            throw new IOException("not here");
        }), terminal);
        assertThat(exit).as("%s", out).isZero();
        return out.toString();
    }
}
