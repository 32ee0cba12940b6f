package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.sim.fault.Misbehaviour;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/// Given a server that gives each box credentials of its own, when boxes come, lose power in the middle of it, or are
/// reset to the factory's settings, then each of them can still be reached and put right.
class RotationTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SHARED = "shared-by-all";
    private static final String FACTORY_KNOCK = "factory-knock";

    @TempDir
    private Path data = Path.of("");

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void boxes_get_their_own_and_can_be_reached_by_them_whatever_is_lost(TestDatabases.Kind kind) throws Exception {
        try (AcsServer server = AcsServer.start(config(kind), Clock.systemUTC());
                Fleet fleet = Fleet.start(boxes(server));
                CareClient care = new CareClient(server.console().getPort())) {
            List<SimulatedBox> boxes = List.copyOf(fleet.boxes());
            // posts: Inform, Inform with credentials, nothing, the answer to SetParameterValues
            boxes.get(1).faults().crashMidSession(4, Misbehaviour.Moment.BEFORE_POST);
            boxes.get(2).faults().crashMidSession(3, Misbehaviour.Moment.AFTER_ANSWER);
            boxes.get(3).faults().crashMidSession(4, Misbehaviour.Moment.AFTER_ANSWER);
            for (SimulatedBox box : boxes) {
                Awaitility.await(box.serial() + " to have its own").atMost(PATIENCE)
                        .until(() -> !acs(box).equals("box " + SHARED));
                assertThat(press(care, box, "restart")).as(box.serial()).isEqualTo("confirmed");
                assertThat(press(care, box, "check-signal")).as("knocked at by its own").isEqualTo("confirmed");
                assertThat(contact(server, box)).as("the shared ones let it in no more").isEqualTo(401);
            }
            assertThat(boxes.stream().map(RotationTest::acs).distinct()).hasSameSizeAs(boxes);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void a_factory_reset_is_got_over_and_nothing_secret_is_seen_anywhere(TestDatabases.Kind kind) throws Exception {
        try (AcsServer server = AcsServer.start(config(kind), Clock.systemUTC());
                Fleet fleet = Fleet.start(boxes(server));
                CareClient care = new CareClient(server.console().getPort())) {
            SimulatedBox box = fleet.boxes().iterator().next();
            Awaitility.await("its own").atMost(PATIENCE).until(() -> !acs(box).equals("box " + SHARED));
            String first = acs(box);
            List<String> secrets = new ArrayList<>(List.of(secret(box, "Password"),
                    secret(box, "ConnectionRequestPassword")));
            trace(server, box, "PUT");
            long before = box.mark();
            assertThat(press(care, box, "factory-reset")).isEqualTo("confirmed");
            box.awaitSession(before, EventCode.BOOTSTRAP, PATIENCE);
            Awaitility.await("new ones").atMost(PATIENCE)
                    .until(() -> !acs(box).equals("box " + SHARED) && !acs(box).equals(first));
            assertThat(press(care, box, "check-signal")).isEqualTo("confirmed");

            secrets.addAll(List.of(secret(box, "Password"), secret(box, "ConnectionRequestPassword")));
            String device = CareClient.escaped(id(box).value());
            String traced = trace(server, box, "GET");
            assertThat(traced).contains("SetParameterValues", "ManagementServer.ConnectionRequestPassword");
            String shown = care.get("/care/v1/devices/" + device + "/parameters?limit=200").json().toString()
                    + care.get("/care/v1/devices/" + device).json() + page(server, "/devices/" + device)
                    + page(server, "/devices/" + device + "/parameters");
            assertThat(secrets).hasSize(4).doesNotHaveDuplicates().allMatch(secret -> secret.length() >= 24)
                    .noneMatch(traced::contains).noneMatch(shown::contains);
        }
    }

    private AcsConfig config(TestDatabases.Kind kind) {
        Map<String, String> settings = new HashMap<>(TestDatabases.environment(kind));
        settings.put("PILOT_SELF_SERVICE_PORT", "0");
        settings.put("PILOT_NBI_PORT", "0");
        settings.putAll(Map.of("PILOT_CWMP_PORT", "0", "PILOT_CONSOLE_PORT", "0", "PILOT_LWM2M_ENABLED", "false",
                "PILOT_FILE_SERVER_PORT", "0",
                "PILOT_CWMP_USERNAME", "box",
                "PILOT_CWMP_PASSWORD", SHARED, "PILOT_CWMP_DEVICE_CREDENTIALS", "rotate",
                "PILOT_CWMP_CONNECTION_REQUEST_ALLOW", "127.0.0.0/8", "PILOT_CWMP_CONNECTION_REQUEST_USERNAME", "acs",
                "PILOT_CWMP_CONNECTION_REQUEST_PASSWORD", FACTORY_KNOCK));
        return AcsConfig.load(null, settings, Map.of("data", data.toString()));
    }

    /// Both data models among them.
    private static FleetConfig boxes(AcsServer server) {
        return FleetConfig.of(server.cwmp(), 4).mix(new FleetConfig.Mix(2, 1, 1)).acsCredentials("box", SHARED)
                .connectionRequestCredentials("acs", FACTORY_KNOCK);
    }

    private static DeviceId id(SimulatedBox box) {
        return DeviceId.of(box.inventory().oui(), box.inventory().productClass(), box.serial());
    }

    /// What the box logs in with.
    private static String acs(SimulatedBox box) {
        return box.model().value("ManagementServer.Username") + " " + secret(box, "Password");
    }

    private static String secret(SimulatedBox box, String name) {
        return box.model().value("ManagementServer." + name);
    }

    /// Presses a button and says how it ended.
    private static String press(CareClient care, SimulatedBox box, String action)
            throws IOException, InterruptedException {
        CareClient.Answer answer = care.start(id(box).value(), action, box.serial() + action);
        assertThat(answer.status()).as("%s", answer.json()).isEqualTo(202);
        String begun = answer.json().path("id").asText();
        Awaitility.await(action + " on " + box.serial()).atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
                .until(() -> care.settled(begun).isPresent());
        JsonNode end = care.settled(begun).orElseThrow();
        return end.path("outcome").path("kind").asText();
    }

    /// What somebody hears who passes for a box with the shared credentials.
    private static int contact(AcsServer server, SimulatedBox box) throws IOException, InterruptedException {
        String inform = """
                <Envelope><Header><ID>7</ID></Header><Body><Inform><DeviceId><Manufacturer>M</Manufacturer>\
                <OUI>%s</OUI><ProductClass>%s</ProductClass><SerialNumber>%s</SerialNumber></DeviceId></Inform></Body>\
                </Envelope>""".formatted(box.inventory().oui(), box.inventory().productClass(), box.serial());
        String basic = Base64.getEncoder().encodeToString(("box:" + SHARED).getBytes(UTF_8));
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(server.cwmp()).header("Authorization", "Basic " + basic)
                    .POST(HttpRequest.BodyPublishers.ofString(inform)).build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }

    private static String page(AcsServer server, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(server.console().resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private static String trace(AcsServer server, SimulatedBox box, String method)
            throws IOException, InterruptedException {
        HttpRequest.BodyPublisher body = method.equals("PUT")
                ? HttpRequest.BodyPublishers.ofString("{}")
                : HttpRequest.BodyPublishers.noBody();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(HttpRequest.newBuilder(server.console()
                    .resolve("/care/v1/devices/" + CareClient.escaped(id(box).value()) + "/trace"))
                    .header("content-type", "application/json").method(method, body).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return answer.body();
        }
    }
}
