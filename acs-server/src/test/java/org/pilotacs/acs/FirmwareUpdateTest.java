package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.lwm2m.Lwm2mEvent.FirmwareMoved;
import org.pilotacs.agent.lwm2m.Lwm2mSettings;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.protocols.lwm2m.FirmwareState;
import org.pilotacs.sim.firmware.FirmwareImage;
import org.pilotacs.sim.fleet.Box;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.Lwm2mBox;
import org.pilotacs.sim.fleet.Lwm2mFleet;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

/// Given firmware that an operator added, when somebody has a box run it, then it counts as done when the box reports it,
/// whichever protocol the box speaks and however it fetches.
class FirmwareUpdateTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// A box that tries again soon, but not before a server that was killed is up again.
    private static final Lwm2mSettings.Retry QUICK = new Lwm2mSettings.Retry(Duration.ofSeconds(5),
            Duration.ofSeconds(10));
    private static final String NEW = "9.9.1";
    private static final byte[] IMAGE = FirmwareImage.build("SV-L2", NEW, new byte[300_000]);

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void a_box_that_speaks_lwm2m_fetches_it_by_http(TestDatabases.Kind kind) throws Exception {
        try (AcsServer server = start(TestDatabases.environment(kind));
                Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(coap(server), 2)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            assertThat(add(care, "SV-L2", NEW, IMAGE).status()).isEqualTo(201);
            for (Lwm2mBox box : fleet.lwm2mBoxes()) {
                assertRunsNow(care.press(Lab.device(box), "update-firmware", box.serial()), care, box);
                assertThat(box.journal().count(Deed.INSTALL, NEW)).isEqualTo(1);
                assertThat(box.journal().lines().toString()).contains("http://127.0.0.1:");
            }
            CareClient.Answer again = care.start(Lab.device(fleet.lwm2mBoxes().iterator().next()).value(),
                    "update-firmware", "again");
            assertThat(again.status()).isEqualTo(422);
            assertThat(again.json().path("detail").asText()).contains("runs firmware " + NEW + " already");
        }
    }

    @Test
    void a_box_behind_dtls_fetches_it_block_by_block_in_its_own_session() throws Exception {
        try (AcsServer server = start(Map.of());
                CareClient care = new CareClient(server.console().getPort())) {
            URI coaps = Objects.requireNonNull(server.coaps());
            Lwm2mFleet keyed = Lwm2mFleet.of(coaps, 1)
                    .retry(QUICK);
            try (Fleet fleet = Fleet.start(FleetConfig.of(keyed))) {
                Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
                care.post("/care/v1/keys", """
                        {"keys":[{"endpoint":"%1$s","identity":"%1$s","key":"%2$s"}]}""".formatted(box.endpoint(),
                        keyed.keyOf(box.endpoint())));
                fleet.awaitAllInformed(PATIENCE);
                add(care, "SV-L2", NEW, IMAGE);
                assertRunsNow(care.press(Lab.device(box), "update-firmware", "one"), care, box);
                assertThat(box.journal().lines().toString()).contains("coaps://127.0.0.1:");
            }
        }
    }

    @Test
    void a_box_that_cannot_reach_us_by_a_known_address_is_written_to() throws Exception {
        try (AcsServer server = start(
                Map.of("PILOT_LWM2M_HOST", "0.0.0.0", "PILOT_LWM2M_ACCEPT_UNAUTHENTICATED", "true",
                        "PILOT_FILE_SERVER_HOST", "0.0.0.0"));
                Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(
                        URI.create("coap://127.0.0.1:" + coap(server).getPort()), 1)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            add(care, "SV-L2", NEW, IMAGE);
            assertRunsNow(care.press(Lab.device(box), "update-firmware", "one"), care, box);
            assertThat(box.journal().count(Deed.DOWNLOAD, "/5/0/0")).isEqualTo(1);
        }
    }

    @Test
    void what_is_wrong_with_it_is_said_in_words_and_the_box_goes_on_as_it_was() throws Exception {
        byte[] damaged = IMAGE.clone();
        damaged[200_000] ^= 1;
        try (AcsServer server = start(Map.of());
                Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(coap(server), 1)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            String before = box.board().firmware().version();
            String broken = add(care, "SV-L2", "9.9.0", damaged).json().path("id").asText();
            String foreign = add(care, "SV-L2", "9.8.0", FirmwareImage.build("other", "9.8.0", new byte[10])).json()
                    .path("id").asText();
            assertFailed(care, box, broken, "5", "damaged");
            assertFailed(care, box, foreign, "6", "not for it");
            assertThat(box.board().firmware().version()).isEqualTo(before);
            assertThat(box.journal().count(Deed.INSTALL)).isZero();
        }
    }

    @Test
    void an_update_outlives_a_kill_of_the_server() throws Exception {
        int port = ServerProcess.freeUdpPort();
        int files = ServerProcess.freePort();
        Map<String, String> settings = Lab.withLwm2m(Map.of("PILOT_LWM2M_PORT", Integer.toString(port),
                "PILOT_FILE_SERVER_PORT", Integer.toString(files)));
        try (ServerProcess server = new ServerProcess(data, settings)) {
            server.start();
            try (Fleet fleet = Fleet
                    .start(FleetConfig.of(Lwm2mFleet.of(URI.create("coap://127.0.0.1:" + port), 1).retry(QUICK)));
                    CareClient care = new CareClient(server.consolePort())) {
                fleet.awaitAllInformed(PATIENCE);
                Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
                add(care, "SV-L2", NEW, IMAGE);
                long mark = box.mark();
                CareClient.Answer order = care.start(Lab.device(box).value(), "update-firmware", "one");
                box.awaitAfter(mark, FirmwareMoved.class, move -> move.state() == FirmwareState.DOWNLOADING, PATIENCE);
                server.kill();
                server.start();
                box.checkIn();
                assertRunsNow(care.end(order), care, box);
            }
        }
    }

    @Test
    void a_box_that_speaks_cwmp_fetches_it_too() throws Exception {
        try (AcsServer server = AcsServer.start(Lab.config(TestDatabases.Kind.H2, data), Clock.systemUTC());
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                CareClient care = new CareClient(server.console().getPort())) {
            SimulatedBox box = fleet.boxes().iterator().next();
            box.awaitSession(0, EventCode.BOOT, PATIENCE);
            add(care, "SV-S2", NEW, FirmwareImage.build("SV-S2", NEW, new byte[300_000]));
            assertRunsNow(care.press(Lab.device(box), "update-firmware", "one"), care, box);
            CareClient.Answer other = care.wish(Lab.device(box).value(), """
                    {"action":"update-firmware","image":"%s"}""".formatted(
                    add(care, "SV-L2", NEW, IMAGE).json().path("id").asText()), "other");
            assertThat(other.status()).isEqualTo(422);
            assertThat(other.json().path("detail").asText()).contains("is for the model SV-L2");
        }
    }

    @Test
    void an_update_that_a_box_is_at_can_be_called_off_and_the_box_gives_it_up() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                AcsServer server = start(Map.of("PILOT_FILE_SERVER_URL", "http://127.0.0.1:" + silent.getLocalPort()));
                Fleet fleet = Fleet.start(Lab.boxes(server.cwmp(), 1));
                Fleet others = Fleet.start(FleetConfig.of(Lwm2mFleet.of(coap(server), 1).retry(QUICK)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            others.awaitAllInformed(PATIENCE);
            add(care, "SV-S2", NEW, FirmwareImage.build("SV-S2", NEW, new byte[1_000]));
            add(care, "SV-L2", NEW, IMAGE);
            for (Box box : List.of(fleet.boxes().iterator().next(), others.lwm2mBoxes().iterator().next())) {
                CareClient.Answer order = care.start(Lab.device(box).value(), "update-firmware", box.serial());
                assertThat(order.status()).as("%s", order.json()).isEqualTo(202);
                String action = "/care/v1/actions/" + order.json().path("id").asText();
                Awaitility.await("it to be fetching").atMost(PATIENCE)
                        .until(() -> care.get(action).json().path("stage").asText().equals("waiting"));
                assertThat(care.delete(action)).isEqualTo(200);
                JsonNode end = care.end(order);
                assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("cancelled");
                assertThat(box.journal().count(Deed.INSTALL)).isZero();
                assertThat(care.delete(action)).as("once more").isEqualTo(409);
            }
        }
    }

    @Test
    void what_cannot_be_added_is_refused_and_says_why() throws Exception {
        try (AcsServer server = AcsServer.start(Lab.config(data, Lab.settings(Map.of("PILOT_FILE_SERVER_MAX_SIZE",
                "1MiB"), 0, 0)), Clock.systemUTC()); CareClient care = new CareClient(server.console().getPort())) {
            assertThat(add(care, "SV-L2", NEW, new byte[0]).status()).isEqualTo(400);
            assertThat(add(care, "", NEW, IMAGE).status()).isEqualTo(400);
            assertThat(add(care, "SV-L2", NEW, new byte[(1 << 20) + 1]).status()).isEqualTo(413);
            assertThat(care.get("/care/v1/firmware").json().path("images")).isEmpty();
            String id = add(care, "SV-L2", NEW, IMAGE).json().path("id").asText();
            CareClient.Answer taken = add(care, "SV-L2", NEW, new byte[10]);
            assertThat(taken.status()).isEqualTo(409);
            assertThat(taken.json().path("detail").asText()).contains(id);
            assertThat(add(care, "SV-L2", NEW, IMAGE).status()).as("the same again").isEqualTo(200);
            assertThat(care.delete("/care/v1/firmware/" + id)).isEqualTo(204);
            assertThat(care.get("/care/v1/firmware/" + id).status()).isEqualTo(404);
        }
    }

    private AcsServer start(Map<String, String> settings) throws Exception {
        return AcsServer.start(Lab.config(data, Lab.withLwm2m(settings)), Clock.systemUTC());
    }

    private static URI coap(AcsServer server) {
        return Objects.requireNonNull(server.coap());
    }

    private static CareClient.Answer add(CareClient care, String model, String version, byte[] image)
            throws Exception {
        return care.upload("/care/v1/firmware?productClass=" + model + "&version=" + version, image);
    }

    private static void assertRunsNow(JsonNode end, CareClient care, Box box) throws Exception {
        assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
        assertThat(end.path("outcome").path("text").asText()).contains(NEW);
        assertThat(box.board().firmware().version()).isEqualTo(NEW);
        assertThat(box.journal().count(Deed.DOWNLOAD)).isEqualTo(1);
        assertThat(care.device(Lab.device(box)).path("softwareVersion").asText()).isEqualTo(NEW);
    }

    private static void assertFailed(CareClient care, Box box, String image, String code, String words)
            throws Exception {
        JsonNode end = care.end(care.wish(Lab.device(box).value(), """
                {"action":"update-firmware","image":"%s"}""".formatted(image), image));
        assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("failed");
        assertThat(end.path("outcome").path("fault").path("code").asText()).isEqualTo(code);
        assertThat(end.path("outcome").path("text").asText()).contains(words);
    }
}
