package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.webhook.Receiver;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.OneWayBox;
import org.pilotacs.sim.fleet.OneWayFleet;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/// Given an operator's app that takes messages for customers, when something is done with a box, then it gets one sentence that says
/// what is so and no more. Whole servers, simulated boxes over their real protocols, a real receiver.
class PushMessagesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;
    private final Receiver app = Receiver.open();
    private String secret = "";

    private static Map<String, String> settings(TestDatabases.Kind kind) {
        Map<String, String> settings = new HashMap<>(TestDatabases.environment(kind));
        settings.put("PILOT_WEBHOOKS_ALLOW", "127.0.0.0/8");
        return settings;
    }

    /// The app wants messages for customers and nothing else.
    private void subscribe(CareClient care) throws IOException, InterruptedException {
        CareClient.Answer made = care.post("/care/v1/webhooks",
                "{\"url\":\"" + app.url() + "\",\"types\":[\"customer.message\",\"customer.incident\"]}");
        assertThat(made.status()).as("%s", made.json()).isEqualTo(201);
        secret = made.json().path("secret").asText();
    }

    private List<JsonNode> came() {
        return app.came.stream().map(Receiver.Came::json).toList();
    }

    /// Waits for the message that says so of an order.
    private JsonNode await(String action, String state) {
        return Awaitility.await("the message that it is " + state).atMost(PATIENCE).until(
                () -> came().stream().filter(one -> one.at("/data/id").asText().equals(action)
                        && one.at("/data/state").asText().equals(state)).findFirst().orElse(null),
                one -> one != null);
    }

    private static String says(JsonNode message, String language) {
        return message.at("/data/text/" + language).asText();
    }

    /// An order as an operator's app places it for its customer.
    private static String orders(AcsServer server, CareClient care, String customer, String device, String action)
            throws IOException, InterruptedException {
        String token = care.post("/care/v1/tokens", "{\"name\":\"app\",\"role\":\"portal\",\"days\":1}").json()
                .path("token").asText();
        try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpResponse<String> begun = http.send(HttpRequest
                    .newBuilder(server.selfService()
                            .resolve("/self-service/v1/devices/" + CareClient.escaped(device) + "/actions"))
                    .timeout(Duration.ofSeconds(30)).header("Authorization", "Bearer " + token)
                    .header("Pilot-Customer", customer)
                    .header("Idempotency-Key", "1").header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"action\":\"" + action + "\"}")).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
            return new JsonMapper().readTree(begun.body()).path("id").asText();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void a_restart_and_a_PIN_of_a_box_that_answers_are_done_once_the_box_has_shown_it(TestDatabases.Kind kind)
            throws Exception {
        try (app;
                AcsServer server = AcsServer.start(Lab.config(data, Lab.settings(settings(kind), 0, 0)),
                        Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            care.importInventory(fleet.inventory().collect(Collectors.joining("\n")));
            subscribe(care);
            SimulatedBox box = fleet.boxes().iterator().next();
            String device = Lab.device(box).value();
            String customer = box.inventory().subscriber();
            String restart = orders(server, care, customer, device, "restart");
            JsonNode done = await(restart, "done");
            assertThat(done.path("subscriber").asText()).isEqualTo(customer);
            assertThat(says(done, "en")).isEqualTo("Done. Your box has restarted.");
            assertThat(says(done, "pl")).isEqualTo("Gotowe. Urządzenie uruchomiło się ponownie.");
            assertThat(done.at("/data/path").asText()).isEqualTo("/my/actions/" + restart);
            assertThat(app.came).allMatch(one -> one.isSignedWith(secret));
            CareClient.Answer consultants = care.start(device, "reset-pin", "1");
            assertThat(care.end(consultants).at("/outcome/kind").asText()).isEqualTo("confirmed");
            JsonNode pin = await(consultants.json().path("id").asText(), "done");
            assertThat(says(pin, "en")).isEqualTo("Done. The factory PIN holds again.");
            assertThat(pin.path("data").toString()).as("what the PIN is stays on the portal's page")
                    .doesNotContain("0000");
            assertThat(came()).as("one each").hasSize(2);
        }
    }

    @Test
    void what_a_box_that_only_listens_is_told_is_sent_and_not_done() throws Exception {
        try (app; Fleet fleet = Fleet.start(FleetConfig.of(OneWayFleet.of(1)))) {
            OneWayBox box = fleet.oneWayBoxes().iterator().next();
            box.decoder().card().entitlements(0);
            Map<String, String> settings = settings(TestDatabases.Kind.H2);
            settings.put("PILOT_SATELLITE_FILE",
                    SatelliteLab.file(data, fleet.headend().mux().port(), SatelliteLab.CALM).toString());
            try (AcsServer server = AcsServer.start(Lab.config(data, Lab.settings(settings, 0, 0)), Clock.systemUTC());
                    CareClient care = new CareClient(server.console().getPort())) {
                SatelliteLab.admit(care, fleet);
                subscribe(care);
                String device = care.get("/care/v1/devices").json().at("/devices/0/id").asText();
                String order = orders(server, care, box.inventory().subscriber(), device, "reconnect");
                JsonNode sent = await(order, "on-air");
                assertThat(says(sent, "en")).startsWith("Sent by satellite.").doesNotContainIgnoringCase("done");
                assertThat(says(sent, "pl")).startsWith("Wysłane przez satelitę.")
                        .doesNotContainIgnoringCase("gotowe");
                Awaitility.await("the card to open").atMost(PATIENCE)
                        .until(() -> box.decoder().card().read().entitlements() > 0);
                assertThat(came()).as("the box cannot say so").noneMatch(
                        one -> one.at("/data/state").asText().equals("done"));
                CareClient.Answer told = care.post("/care/v1/actions/" + order + "/proof",
                        "{\"code\":\"" + SatelliteLab.screen(box) + "\"}");
                assertThat(told.status()).as("%s", told.json()).isEqualTo(200);
                assertThat(says(await(order, "done"), "en")).startsWith("Done.");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void a_server_that_is_killed_loses_no_message(TestDatabases.Kind kind) throws Exception {
        app.answers(_ -> Receiver.Reply.of(503));
        try (app;
                ServerProcess server = new ServerProcess(data, settings(kind));
                CareClient care = new CareClient(server.consolePort())) {
            server.start();
            try (Fleet fleet = Fleet.start(Lab.boxes(URI.create("http://127.0.0.1:" + server.cwmpPort() + "/"), 1)
                    .periodicInterval(Duration.ofSeconds(5)))) {
                fleet.awaitAllInformed(PATIENCE);
                care.importInventory(fleet.inventory().collect(Collectors.joining("\n")));
                subscribe(care);
                String order = care.start(Lab.device(fleet.boxes().iterator().next()).value(), "restart", "1").json()
                        .path("id").asText();
                server.kill();
                server.start();
                await(order, "done");
                server.kill();
                app.answers(_ -> Receiver.Reply.of(204));
                int refused = app.came.size();
                server.start();
                Awaitility.await("the message again").atMost(PATIENCE).until(() -> app.came.size() > refused);
                assertThat(app.came.stream().filter(one -> one.json().at("/data/state").asText().equals("done"))
                        .map(Receiver.Came::id).distinct()).as("one message, however often it is sent").hasSize(1);
                assertThat(says(came().getLast(), "en")).isEqualTo("Done. Your box has restarted.");
            }
        }
    }
}
