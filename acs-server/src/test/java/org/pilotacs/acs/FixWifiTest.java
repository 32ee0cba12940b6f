package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.board.Radio.Band;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/// Given two routers of two data models, over real CWMP: when somebody changes a home's Wi-Fi, then the router does it, the action
/// says what changed, and a new password is nowhere but in the router.
class FixWifiTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String PASSWORD = "zielone okna 12";
    private static final String WLAN = "LANDevice.1.WLANConfiguration.1.";
    /// A knock every 20 s falls into it.
    private static final String OF_TWO_BANDS = """
            name: ring
            extends: generic-tr181
            match: [{oui: C7D8E9}]
            actions:
              fix-wifi:
                takes: 1m
                steps:
                  - wifi:
                      within: 30s
                      auto-channel: 'Device.WiFi.Radio.{i}.AutoChannelEnable'
                      channel: 'Device.WiFi.Radio.{i}.Channel'
                      name: 'Device.WiFi.SSID.{i}.SSID'
                      password: 'Device.WiFi.AccessPoint.{i}.Security.KeyPassphrase'
                  - look: [Device.WiFi.]
            """;
    private static final String IMPATIENT = """
            name: norvik-homegate5
            extends: norvik-homegate5
            actions:
              fix-wifi:
                takes: 1m
                steps:
                  - wifi:
                      networks: 1..1
                      within: 2s
                      auto-channel: 'InternetGatewayDevice.LANDevice.1.WLANConfiguration.{i}.AutoChannelEnable'
                      channel: 'InternetGatewayDevice.LANDevice.1.WLANConfiguration.{i}.Channel'
                      name: {refused: The name of this one is changed on its own page.}
            """;

    @TempDir
    private Path data;
    private Path profiles = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        profiles = Files.createDirectory(data.resolve("profiles"));
    }

    private AcsServer server(TestDatabases.Kind kind, String profile) throws IOException {
        Files.writeString(profiles.resolve("own.yaml"), profile);
        Map<String, String> more = new HashMap<>(TestDatabases.environment(kind));
        more.put("PILOT_PROFILES_FOLDER", profiles.toString());
        return AcsServer.start(Lab.config(data, Lab.settings(more, 0, 0)), Clock.systemUTC());
    }

    private static Fleet routers(AcsServer server) {
        return Fleet.start(Lab.boxes(server.cwmp(), 2).mix(new FleetConfig.Mix(0, 1, 0, 1)));
    }

    private static SimulatedBox router(Fleet fleet, String productClass) {
        return fleet.boxes().stream().filter(box -> box.inventory().productClass().equals(productClass)).findFirst()
                .orElseThrow();
    }

    private static JsonNode end(CareClient care, SimulatedBox box, String wish, String key) throws Exception {
        return care.end(care.wish(Lab.device(box).value(), wish, key));
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void a_router_leaves_a_crowded_channel_for_a_quieter_one(TestDatabases.Kind kind) throws Exception {
        try (AcsServer server = server(kind, OF_TWO_BANDS);
                Fleet fleet = routers(server);
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(SOON);
            for (SimulatedBox box : fleet.boxes()) {
                box.router().home().noise(-70);
                assertThat(care.press(Lab.device(box), "check-signal", box.serial()).at("/outcome/kind").asText())
                        .isEqualTo("confirmed");
            }
            CareClient.Answer one = care.wish(Lab.device(router(fleet, "HomeGate5")).value(),
                    "{\"action\":\"fix-wifi\"}", "b");
            CareClient.Answer two = care.wish(Lab.device(router(fleet, "Ring")).value(),
                    "{\"action\":\"fix-wifi\",\"channel\":\"auto\"}", "c");
            JsonNode left = care.end(one);
            assertThat(left.at("/outcome/kind").asText()).as("%s", left).isEqualTo("confirmed");
            assertThat(left.path("text").asText())
                    .isEqualTo("Confirmed: Wi-Fi: the box chose channel 1, before it was on 6");
            assertThat(left.path("changes").toString()).isEqualTo("[\"channel\"]");
            JsonNode both = care.end(two);
            assertThat(both.path("text").asText()).isEqualTo("Confirmed: network 1: the box chose channel 1, before it"
                    + " was on 6; network 2: the box chooses the channel itself and is still on 36");
            assertThat(router(fleet, "HomeGate5").router().radio(Band.GHZ_2_4).noise()).isLessThan(-90);
            JsonNode device = care.device(Lab.device(router(fleet, "Ring")));
            assertThat(device.at("/wifi/networks").toString()).contains("\"channel\":1", "\"channel\":36");
            assertThat(device.at("/wifi/can")).hasSize(4);
        }
    }

    @Test
    void a_new_name_and_password_reach_the_router_and_nobody_else() throws Exception {
        StringBuilder shown = new StringBuilder();
        try (Leftovers left = new Leftovers(data)) {
            changeNameAndPassword(left, shown);
            assertThat(shown.toString()).contains("Zacisze 7").doesNotContain(PASSWORD);
            assertThat(left.logged()).isNotEmpty().noneMatch(line -> line.contains(PASSWORD));
            assertThat(left.files()).as("and afterwards").anyMatch(file -> file.contains("Zacisze 7"))
                    .noneMatch(file -> file.contains(PASSWORD));
        }
    }

    private void changeNameAndPassword(Leftovers left, StringBuilder shown) throws Exception {
        try (AcsServer server = server(TestDatabases.Kind.H2, OF_TWO_BANDS);
                Fleet fleet = routers(server);
                CareClient care = new CareClient(server.console().getPort());
                HttpClient http = HttpClient.newHttpClient()) {
            fleet.awaitAllInformed(SOON);
            for (SimulatedBox box : fleet.boxes()) {
                String device = "/care/v1/devices/" + CareClient.escaped(Lab.device(box).value());
                trace(http, server, device, "PUT");
                end(care, box, "{\"action\":\"check-signal\"}", box.serial());
                assertThat(box.router().wifiClients()).isNotEmpty();
                String wish = "{\"action\":\"fix-wifi\",\"name\":\"Zacisze 7\",\"password\":\"" + PASSWORD + "\"}";
                String key = box.serial() + " wifi";
                box.unplug();
                CareClient.Answer waits = care.wish(Lab.device(box).value(), wish, key);
                assertThat(left.files()).as("while it waits").anyMatch(file -> file.contains("Zacisze 7"))
                        .noneMatch(file -> file.contains(PASSWORD));
                box.plugIn();
                JsonNode end = care.end(waits);
                assertThat(end.at("/outcome/kind").asText()).as("%s", end).isEqualTo("confirmed");
                assertThat(end.path("text").asText()).contains("is called “Zacisze 7” now, before “")
                        .contains("the box took the new password");
                assertThat(care.wish(Lab.device(box).value(), wish, key).status()).as("the same").isEqualTo(200);
                assertThat(care.wish(Lab.device(box).value(), wish.replace("12", "13"), key).status())
                        .as("another password").isEqualTo(409);
                assertThat(box.router().wifiClients()).as("nobody knows the new password yet").isEmpty();
                String traced = trace(http, server, device, "GET");
                assertThat(traced).contains("KeyPassphrase");
                shown.append(traced).append(end);
                for (String more : List.of("", "/actions", "/timeline", "/parameters?limit=1000")) {
                    shown.append(care.get(device + more).json());
                }
            }
            shown.append(care.get("/care/v1/audit").json()).append(care.get("/care/v1/events").json());
            assertThat(passwords(fleet)).containsExactly(PASSWORD, PASSWORD, PASSWORD);
            assertThat(care.get("/care/v1/audit").json().toString()).contains("fix-wifi name, password")
                    .contains("wrote");
        }
    }

    private static List<String> passwords(Fleet fleet) {
        SimulatedBox ring = router(fleet, "Ring");
        return List.of(router(fleet, "HomeGate5").model().value(WLAN + "KeyPassphrase"),
                ring.model().value("WiFi.AccessPoint.1.Security.KeyPassphrase"),
                ring.model().value("WiFi.AccessPoint.2.Security.KeyPassphrase"));
    }

    private static String trace(HttpClient http, AcsServer server, String device, String method) throws Exception {
        return http.send(HttpRequest
                .newBuilder(URI.create("http://127.0.0.1:" + server.console().getPort() + device + "/trace"))
                .header("content-type", "application/json")
                .method(method, method.equals("GET")
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString("{\"minutes\":5}"))
                .build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    @Test
    void a_router_that_takes_the_order_and_stays_where_it_was_has_failed() throws Exception {
        try (AcsServer server = server(TestDatabases.Kind.H2, IMPATIENT);
                Fleet fleet = routers(server);
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(SOON);
            SimulatedBox box = router(fleet, "HomeGate5");
            JsonNode first = end(care, box, "{\"action\":\"fix-wifi\",\"channel\":1}", "a");
            assertThat(first.path("text").asText()).isEqualTo("Confirmed: Wi-Fi is on channel 1 now, before on 6");
            box.router().radio(Band.GHZ_2_4).deaf(true);
            JsonNode second = end(care, box, "{\"action\":\"fix-wifi\",\"channel\":11}", "b");
            assertThat(second.at("/outcome/kind").asText()).isEqualTo("failed");
            assertThat(second.at("/outcome/code").asText()).isEqualTo("action.wifi-still-on");
            assertThat(second.at("/outcome/text").asText()).contains("still on channel 1 and not on 11");
            JsonNode wrong = end(care, box, "{\"action\":\"fix-wifi\",\"channel\":14}", "c");
            assertThat(wrong.at("/outcome/fault/code").asText()).as("the box has no such channel").isEqualTo("9007");
        }
    }

    @Test
    void what_a_model_does_not_let_us_change_is_refused_with_what_to_do_instead() throws Exception {
        try (AcsServer server = server(TestDatabases.Kind.H2, IMPATIENT);
                Fleet fleet = routers(server);
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(SOON);
            String box = Lab.device(router(fleet, "HomeGate5")).value();
            CareClient.Answer name = care.wish(box, "{\"action\":\"fix-wifi\",\"name\":\"Dom\"}", "a");
            assertThat(name.status()).isEqualTo(422);
            assertThat(name.json().path("detail").asText())
                    .isEqualTo("The name of this one is changed on its own page.");
            CareClient.Answer password = care.wish(box,
                    "{\"action\":\"fix-wifi\",\"password\":\"" + PASSWORD + "\"}", "b");
            assertThat(password.json().path("code").asText()).isEqualTo("action.wifi-takes-no-password");
            assertThat(password.json().toString()).doesNotContain(PASSWORD);
            assertThat(care.device(Lab.device(router(fleet, "HomeGate5"))).at("/wifi/can").toString())
                    .isEqualTo("[\"auto-channel\",\"channel\"]");
            CareClient.Answer unknown = care.wish(Lab.device(router(fleet, "Ring")).value(),
                    "{\"action\":\"fix-wifi\"}", "c");
            assertThat(unknown.json().path("code").asText()).isEqualTo("action.wifi-not-known");
        }
    }
}
