package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.lwm2m.Presence;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.Lwm2mBox;
import org.pilotacs.sim.fleet.Lwm2mFleet;
import org.pilotacs.sim.fleet.SimulatedBox;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import static org.assertj.core.api.Assertions.assertThat;

/// Given decoders that speak LwM2M, when a consultant presses the same buttons as for any box, then each does what it says.
class Lwm2mBoxesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void the_same_buttons_work(TestDatabases.Kind kind) throws Exception {
        try (AcsServer server = start(TestDatabases.environment(kind));
                Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(coap(server), 3)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            for (Lwm2mBox box : fleet.lwm2mBoxes()) {
                for (String action : List.of("check-signal", "reset-pin", "restart")) {
                    JsonNode end = care.press(Lab.device(box), action, box.serial() + action);
                    assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
                }
                assertThat(box.journal().count(Deed.PIN_RESET)).isEqualTo(1);
                assertThat(box.journal().count(Deed.REBOOT)).isEqualTo(1);
                JsonNode device = care.device(Lab.device(box));
                assertThat(device.path("manufacturer").asText()).isEqualTo("Sagevision");
                assertThat(device.path("softwareVersion").asText()).isEqualTo(box.board().firmware().version());
            }
        }
    }

    @Test
    void a_signal_check_reads_what_the_front_end_measures() throws Exception {
        try (AcsServer server = start(Map.of());
                Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(coap(server), 1)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            JsonNode end = care.press(Lab.device(box), "check-signal", "one");
            assertThat(reading(end, "tuner.1.lock")).isEqualTo("true");
            assertThat(Double.parseDouble(reading(end, "tuner.2.margin"))).isPositive();
            assertThat(reading(end, "card.serial"))
                    .isEqualTo(box.decoder().cardReader().read().serialNumber());
        }
    }

    @Test
    void a_card_without_rights_gets_them_anew_and_is_seen_to_open_the_channel() throws Exception {
        try (AcsServer server = start(Map.of());
                Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(coap(server), 1)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            box.decoder().card().entitlements(0);
            JsonNode before = care.press(Lab.device(box), "check-signal", "before");
            assertThat(reading(before, "card.access")).isEqualTo("no-rights");
            JsonNode end = care.press(Lab.device(box), "reconnect", "one");
            assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
            assertThat(end.path("outcome").path("text").asText()).contains("the card opens the channel");
            assertThat(reading(end, "card.access")).isEqualTo("ok");
            assertThat(box.decoder().card().read().entitlements()).isPositive();
        }
    }

    @Test
    void a_card_of_another_box_does_not_open_the_channel_and_that_is_said() throws Exception {
        Files.writeString(data.resolve("impatient.yaml"), """
                name: generic-lwm2m
                extends: generic-lwm2m
                actions:
                  reconnect:
                    takes: 5s
                    steps:
                      - execute: Lwm2m.ConditionalAccess.0.RefreshEntitlements
                      - check:
                          path: Lwm2m.ConditionalAccess.0.LastECMResult
                          is: '0'
                          within: 5s
                          means: it opens
                          else:
                            '3': the card is another box's
                """);
        try (AcsServer server = start(Map.of("PILOT_PROFILES_FOLDER", data.toString()));
                Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(coap(server), 1)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            box.decoder().card().paired(false);
            JsonNode end = care.press(Lab.device(box), "reconnect", "one");
            assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("failed");
            assertThat(end.path("outcome").path("text").asText()).contains("the card is another box's");
        }
    }

    @Test
    void a_box_that_should_be_asleep_and_is_not_is_reached_at_once() throws Exception {
        Map<String, String> values = new ConcurrentHashMap<>(Map.of("3/0/0", "Maker", "3/0/15", "Europe/Oslo", "1/0/8",
                ""));
        try (AcsServer server = start(Map.of("PILOT_LWM2M_TIMEOUT", "1s", "PILOT_LWM2M_AWAKE_TIME", "1s"));
                CareClient care = new CareClient(server.console().getPort());
                CoapPeer box = CoapPeer.ofSingleValues(coap(server), values)) {
            assertThat(box.register("urn:dev:ops:A1B2C3-Small-1", "&lt=300&lwm2m=1.1&b=U&Q", "</1/0>,</3/0>")
                    .code()).isEqualTo("2.01");
            DeviceId device = DeviceId.of("A1B2C3", "Small", "1");
            Awaitility.await("it to be taken for asleep").atMost(PATIENCE).pollDelay(Duration.ofSeconds(3))
                    .until(() -> true);
            JsonNode end = care.end(care.wish(device.value(), """
                    {"action":"read","paths":["Lwm2m.3.0.15"]}""", "r1"));
            assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
        }
    }

    @Test
    void a_box_that_speaks_both_protocols_is_one_box() throws Exception {
        try (AcsServer server = start(Map.of());
                Fleet routers = Fleet.start(Lab.boxes(server.cwmp(), 1));
                CareClient care = new CareClient(server.console().getPort());
                CoapPeer beside = CoapPeer.ofSingleValues(coap(server),
                        new ConcurrentHashMap<>(Map.of("3/0/0", "Maker")))) {
            routers.awaitAllInformed(PATIENCE);
            SimulatedBox box = routers.boxes().iterator().next();
            DeviceId device = Lab.device(box);
            assertThat(beside.register("urn:dev:ops:" + device.value()).code()).isEqualTo("2.01");
            assertThat(care.get("/care/v1/devices").json().path("devices")).hasSize(1);
            assertThat(care.device(device).path("link").asText()).isEqualTo("cwmp");
            Awaitility.await("what it told by LwM2M").atMost(PATIENCE)
                    .until(() -> care.parameters(device).toString().contains("Lwm2m.1.0.1"));
            JsonNode end = care.press(device, "check-signal", "one");
            assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
            assertThat(care.device(device).path("root").asText()).isEqualTo("Device");
        }
    }

    @Test
    void a_signal_that_gets_worse_is_told_by_the_box_itself_and_kept() throws Exception {
        try (AcsServer server = start(Map.of());
                Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(coap(server), 1)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
            Awaitility.await("its first values").atMost(PATIENCE).until(() -> shown(care, box, "tuner.1.lock")
                    .equals("true"));
            box.decoder().dish().rain(20);
            Awaitility.await("the loss of the signal").atMost(PATIENCE)
                    .until(() -> shown(care, box, "tuner.1.lock").equals("false"));
        }
    }

    @Test
    void what_is_written_reads_back_and_what_cannot_be_is_said() throws Exception {
        try (AcsServer server = start(Map.of());
                Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(coap(server), 1)));
                CareClient care = new CareClient(server.console().getPort())) {
            fleet.awaitAllInformed(PATIENCE);
            String device = Lab.device(fleet.lwm2mBoxes().iterator().next()).value();
            JsonNode written = care.end(care.wish(device, """
                    {"action":"write","values":[{"path":"Lwm2m.1.0.1","type":"long","value":"4000"}]}""", "w1"));
            assertThat(written.path("outcome").path("code").asText()).isEqualTo("action.read-back");
            JsonNode readOnly = care.end(care.wish(device, """
                    {"action":"write","values":[{"path":"Lwm2m.3.0.3","type":"string","value":"9"}]}""", "w2"));
            assertThat(readOnly.path("outcome").path("kind").asText()).as("%s", readOnly).isEqualTo("failed");
            assertThat(readOnly.path("outcome").path("text").asText()).contains("4.05");
            JsonNode nowhere = care.end(care.wish(device, """
                    {"action":"read","paths":["Lwm2m.3.0.3","Lwm2m.9.0.1"]}""", "r1"));
            assertThat(nowhere.path("outcome").path("text").asText()).contains("not on this box: Lwm2m.9.0.1");
            JsonNode names = care.end(care.wish(device, """
                    {"action":"discover","paths":["Lwm2m."]}""", "d1"));
            assertThat(names.path("outcome").path("kind").asText()).as("%s", names).isEqualTo("confirmed");
        }
    }

    @Test
    void a_box_that_says_nothing_of_many_paths_at_once_is_asked_for_one_after_the_other() throws Exception {
        Map<String, String> values = new ConcurrentHashMap<>(Map.of("3/0/0", "Maker", "3/0/15", "Europe/Oslo", "1/0/1",
                "300"));
        try (AcsServer server = start(Map.of("PILOT_LWM2M_TIMEOUT", "1s"));
                CareClient care = new CareClient(server.console().getPort());
                CoapPeer box = CoapPeer.ofSingleValues(coap(server), values)) {
            assertThat(box.register("urn:dev:ops:A1B2C3-Small-1").code()).isEqualTo("2.01");
            String device = DeviceId.of("A1B2C3", "Small", "1").value();
            JsonNode read = care.end(care.wish(device, """
                    {"action":"read","paths":["Lwm2m.3.0.0","Lwm2m.1.0.1"]}""", "r1"));
            assertThat(read.path("outcome").path("kind").asText()).as("%s", read).isEqualTo("confirmed");
            assertThat(read.path("outcome").path("evidence").path("values")).hasSize(2);
            JsonNode written = care.end(care.wish(device, """
                    {"action":"write","values":[{"path":"Lwm2m.1.0.1","type":"long","value":"4000"},
                        {"path":"Lwm2m.3.0.15","type":"string","value":"Europe/Warsaw"}]}""", "w1"));
            assertThat(written.path("outcome").path("code").asText()).as("%s", written).isEqualTo("action.read-back");
            assertThat(values).containsEntry("1/0/1", "4000").containsEntry("3/0/15", "Europe/Warsaw");
        }
    }

    @Test
    void a_box_whose_name_says_nothing_is_the_one_that_the_inventory_has() throws Exception {
        try (AcsServer server = start(Map.of()); CareClient care = new CareClient(server.console().getPort())) {
            care.importInventory(
                    """
                            {"serial":"77","oui":"A1B2C3","productClass":"SV-L2","subscriber":"4711","endpoint":"urn:imei:490154203237518"}
                            """);
            try (CoapPeer box = CoapPeer.ofSingleValues(coap(server), Map.of("3/0/0", "Maker"));
                    CoapPeer stranger = CoapPeer.ofSingleValues(coap(server), Map.of("3/0/0", "Maker"))) {
                assertThat(box.register("urn:imei:490154203237518").code()).isEqualTo("2.01");
                assertThat(stranger.register("urn:imei:490154203237519").code()).isEqualTo("2.01");
                assertThat(care.device(DeviceId.of("A1B2C3", "SV-L2", "77")).path("subscriber").asText())
                        .isEqualTo("4711");
                assertThat(
                        care.device(new DeviceId("LWM2M-urn%3Aimei%3A490154203237519")).path("serialNumber").asText())
                        .isEqualTo("urn:imei:490154203237519");
            }
        }
    }

    @Test
    void a_server_that_was_killed_goes_on_with_who_is_registered_and_observed() throws Exception {
        int port = ServerProcess.freeUdpPort();
        Map<String, String> settings = Lab.withLwm2m(Map.of("PILOT_LWM2M_PORT", Integer.toString(port)));
        try (ServerProcess server = new ServerProcess(data, settings)) {
            server.start();
            try (Fleet fleet = Fleet.start(FleetConfig.of(Lwm2mFleet.of(URI.create("coap://127.0.0.1:" + port), 1)));
                    CareClient care = new CareClient(server.consolePort())) {
                fleet.awaitAllInformed(PATIENCE);
                Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
                Awaitility.await("what it is observed for").atMost(PATIENCE)
                        .until(() -> shown(care, box, "tuner.1.lock").equals("true"));
                long mark = box.mark();
                server.kill();
                server.start();
                JsonNode end = care.press(Lab.device(box), "check-signal", "after");
                assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
                box.decoder().dish().rain(20);
                Awaitility.await("a notification of what the killed server observed").atMost(PATIENCE)
                        .until(() -> shown(care, box, "tuner.1.lock").equals("false"));
                assertThat(box.mark()).as("it neither registered again nor had to").isEqualTo(mark);
            }
        }
    }

    @Test
    void twenty_orders_for_a_sleeping_box_outlive_a_kill_and_are_done_once_in_their_order() throws Exception {
        int port = ServerProcess.freeUdpPort();
        Map<String, String> settings = Lab.withLwm2m(Map.of("PILOT_LWM2M_PORT", Integer.toString(port),
                "PILOT_LWM2M_AWAKE_TIME", "2s"));
        try (ServerProcess server = new ServerProcess(data, settings)) {
            server.start();
            Lwm2mFleet sleepers = Lwm2mFleet.of(URI.create("coap://127.0.0.1:" + port), 1)
                    .presence(new Presence.Queue(Duration.ofSeconds(2)));
            try (Fleet fleet = Fleet.start(FleetConfig.of(sleepers));
                    CareClient care = new CareClient(server.consolePort())) {
                fleet.awaitAllInformed(PATIENCE);
                Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
                Awaitility.await("it to fall asleep").atMost(PATIENCE).pollDelay(Duration.ofSeconds(4))
                        .until(() -> true);
                List<CareClient.Answer> orders = new ArrayList<>();
                for (int i = 0; i < 20; i++) {
                    orders.add(care.wish(Lab.device(box).value(), """
                            {"action":"write","values":[{"path":"Lwm2m.1.0.1","type":"long","value":"%d"}]}"""
                            .formatted(5_000 + i), "order " + i));
                }
                assertThat(orders).allMatch(one -> one.status() == 202);
                server.kill();
                server.start();
                assertThat(care.settled(orders.getFirst().json().path("id").asText())).as("it sleeps").isEmpty();
                box.checkIn();
                List<Instant> ends = new ArrayList<>();
                for (CareClient.Answer order : orders) {
                    JsonNode end = care.end(order);
                    assertThat(end.path("outcome").path("code").asText()).as("nobody wrote between it and its reading"
                            + " back: %s", end).isEqualTo("action.read-back");
                    ends.add(Instant.parse(end.path("settled").asText()));
                }
                assertThat(ends).isSorted();
                assertThat(box.journal().count(Deed.WRITE, "/1/0/1")).isEqualTo(20);
            }
        }
    }

    private AcsServer start(Map<String, String> settings) throws Exception {
        return AcsServer.start(Lab.config(data, Lab.withLwm2m(settings)), Clock.systemUTC());
    }

    private static URI coap(AcsServer server) {
        return Objects.requireNonNull(server.coap());
    }

    private static String reading(JsonNode action, String name) {
        for (JsonNode one : action.path("readings")) {
            if (one.path("name").asText().equals(name)) {
                return one.path("value").asText();
            }
        }
        throw new AssertionError("no " + name + " in " + action);
    }

    private static String shown(CareClient care, Lwm2mBox box, String name) throws Exception {
        for (JsonNode one : care.device(Lab.device(box)).path("readings")) {
            if (one.path("name").asText().equals(name)) {
                return one.path("value").asText();
            }
        }
        return "";
    }
}
