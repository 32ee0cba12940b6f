package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.agent.lwm2m.Lwm2mSettings;
import org.pilotacs.sim.fleet.Fleet;
import org.pilotacs.sim.fleet.FleetConfig;
import org.pilotacs.sim.fleet.Lwm2mBox;
import org.pilotacs.sim.fleet.Lwm2mFleet;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// Who is let in by LwM2M, and what becomes of those who say what they should not: refused, counted, and nothing else.
class Lwm2mAccessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String KEY = "000102030405060708090a0b0c0d0e0f";
    private static final String OTHER_KEY = "f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff";
    private static final int SENML_CBOR = 112;
    private static final int SENML_JSON = 110;
    private static final int TLV = 11_542;

    @TempDir
    private Path data;

    @Test
    void boxes_with_keys_are_let_in_once_their_keys_are_imported() throws Exception {
        try (AcsServer server = start(Map.of()); CareClient care = new CareClient(server.console().getPort())) {
            Lwm2mFleet keyed = Lwm2mFleet.of(Objects.requireNonNull(server.coaps()), 1)
                    .retry(new Lwm2mSettings.Retry(Duration.ofSeconds(5), Duration.ofSeconds(1)));
            try (Fleet fleet = Fleet.start(FleetConfig.of(keyed))) {
                Lwm2mBox box = fleet.lwm2mBoxes().iterator().next();
                awaitIncident(server, "no-such-key");
                assertThat(care.get("/care/v1/devices").json().path("devices")).isEmpty();
                assertThat(put(care, box.endpoint(), box.endpoint(), keyed.keyOf(box.endpoint()))).isEqualTo(204);
                Awaitility.await("it to be let in").atMost(PATIENCE)
                        .until(() -> care.get("/care/v1/devices").json().path("devices").size() == 1);
                JsonNode end = care.press(Lab.device(box), "check-signal", "one");
                assertThat(end.path("outcome").path("kind").asText()).as("%s", end).isEqualTo("confirmed");
            }
        }
    }

    @Test
    void a_key_opens_the_door_for_its_own_name_alone() throws Exception {
        try (AcsServer server = start(Map.of()); CareClient care = new CareClient(server.console().getPort())) {
            put(care, "mine", "my-key", KEY);
            put(care, "another", "other-key", OTHER_KEY);
            URI coaps = Objects.requireNonNull(server.coaps());
            try (CoapPeer peer = CoapPeer.withKey(coaps, "my-key", KEY);
                    CoapPeer impostor = CoapPeer.withKey(coaps, "my-key", OTHER_KEY);
                    CoapPeer other = CoapPeer.withKey(coaps, "other-key", OTHER_KEY);
                    CoapPeer plain = CoapPeer.plain(Objects.requireNonNull(server.coap()))) {
                assertThat(peer.register("another").code()).isEqualTo("4.03");
                assertThat(incidents(server, "anothers-name")).isEqualTo(1);
                assertThat(plain.register("mine").code()).isEqualTo("4.03");
                assertThat(incidents(server, "key-not-shown")).isEqualTo(1);
                assertThat(impostor.register("mine").code()).isEqualTo("none");
                awaitIncident(server, "bad-mac");
                CoapPeer.Registered mine = peer.register("mine");
                assertThat(mine.code()).isEqualTo("2.01");
                assertThat(other.post(mine.location(), new byte[0], -1)).as("an update of another's registration")
                        .isEqualTo("4.00");
                assertThat(plain.post(mine.location(), new byte[0], -1)).isEqualTo("4.00");
                assertThat(incidents(server, "anothers-registration")).isEqualTo(2);
                assertThat(peer.post(mine.location(), new byte[0], -1)).isEqualTo("2.04");
            }
            assertThat(care.get("/care/v1/devices").json().path("devices")).hasSize(1);
        }
    }

    @Test
    void keys_are_taken_all_or_none_and_are_forgotten_when_told() throws Exception {
        try (AcsServer server = start(Map.of()); CareClient care = new CareClient(server.console().getPort())) {
            assertThat(put(care, "one", "first", KEY)).isEqualTo(204);
            assertThat(put(care, "two", "first", KEY)).as("an identity of another").isEqualTo(409);
            assertThat(put(care, "one", "second", OTHER_KEY)).as("a new key for the same").isEqualTo(204);
            assertThat(put(care, "two", "first", KEY)).as("free again").isEqualTo(204);
            assertThat(put(care, "three", "third", "xyz")).isEqualTo(400);
            CareClient.Answer both = care.post("/care/v1/keys", """
                    {"keys":[{"endpoint":"four","identity":"fourth","key":"00"},
                             {"endpoint":"five","identity":"second","key":"00"}]}""");
            assertThat(both.status()).isEqualTo(409);
            URI coap = Objects.requireNonNull(server.coap());
            try (CoapPeer plain = CoapPeer.plain(coap)) {
                assertThat(plain.register("four").code()).as("has no key").isEqualTo("2.01");
                assertThat(plain.register("one").code()).isEqualTo("4.03");
                assertThat(care.delete("/care/v1/keys/one")).isEqualTo(204);
                assertThat(care.delete("/care/v1/keys/one")).isEqualTo(404);
                assertThat(plain.register("one").code()).isEqualTo("2.01");
            }
        }
    }

    @Test
    void a_box_that_the_inventory_does_not_have_is_turned_away_where_it_must_have_it() throws Exception {
        try (AcsServer server = start(Map.of("PILOT_DEVICES_UNKNOWN", "refuse"));
                CoapPeer peer = CoapPeer.plain(Objects.requireNonNull(server.coap()))) {
            assertThat(peer.register("urn:dev:ops:A1B2C3-SVL2-1").code()).isEqualTo("4.03");
            assertThat(incidents(server, "unknown-device")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "4.00 | &lt=soon | </3/0>", "4.00 | &lt=-5 | </3/0>", "4.00 | &lt=60 | <<<",
        "4.12 | &lwm2m=9.9 | </3/0>", "4.00 | &b=XYZ | </3/0>"})
    void a_registration_that_makes_no_sense_is_refused(String code, String rest, String links) throws Exception {
        try (AcsServer server = start(Map.of());
                CoapPeer peer = CoapPeer.plain(Objects.requireNonNull(server.coap()))) {
            assertThat(peer.register("box", rest, links).code()).isEqualTo(code);
            assertThat(peer.register("box").code()).as("the next one is").isEqualTo("2.01");
        }
    }

    @Test
    void what_a_box_sends_must_be_what_it_says_it_is() throws Exception {
        try (AcsServer server = start(Map.of());
                CoapPeer peer = CoapPeer.plain(Objects.requireNonNull(server.coap()))) {
            byte[] senml = "[{\"bn\":\"/3/0/\",\"n\":\"10\",\"v\":512}]".getBytes(StandardCharsets.UTF_8);
            assertThat(peer.post("dp", senml, SENML_JSON)).as("before it is registered").startsWith("4.");
            peer.register("box");
            assertThat(peer.post("dp", senml, SENML_JSON)).isEqualTo("2.04");
            assertThat(peer.post("dp", senml, SENML_CBOR)).as("JSON that says it is CBOR").isEqualTo("4.00");
            assertThat(peer.post("dp", new byte[]{ (byte) 0xc8, 0x00, (byte) 0xff}, TLV)).as("a form that Send has not")
                    .isEqualTo("4.15");
            assertThat(peer.post("dp", new byte[]{ (byte) 0x9f, (byte) 0xff, 0x01}, SENML_CBOR)).isEqualTo("4.00");
            assertThat(peer.post("dp", "[{\"n\":\"/77/0/1\",\"v\":1}]".getBytes(StandardCharsets.UTF_8), SENML_JSON))
                    .as("an object that it did not register").isEqualTo("4.04");
            assertThat(peer.post("dp", new byte[100_000], SENML_CBOR)).as("more than is taken").isEqualTo("4.13");
            assertThat(incidents(server, "bad-send")).isGreaterThanOrEqualTo(3);
            assertThat(peer.post("dp", senml, SENML_JSON)).as("and it is still heard").isEqualTo("2.04");
        }
    }

    @Test
    void what_is_no_CoAP_is_counted_and_harms_nobody() throws Exception {
        try (AcsServer server = start(Map.of());
                CoapPeer peer = CoapPeer.plain(Objects.requireNonNull(server.coap()))) {
            URI coap = Objects.requireNonNull(server.coap());
            CoapPeer.throwAt(coap, new byte[]{ 0x44});
            CoapPeer.throwAt(coap, "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            CoapPeer.throwAt(coap, new byte[]{ 0x4f, 0x02, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
            awaitIncident(server, "bad-coap");
            assertThat(peer.register("box").code()).isEqualTo("2.01");
            assertThat(peer.post("nowhere", new byte[0], -1)).isEqualTo("4.04");
        }
    }

    private AcsServer start(Map<String, String> settings) throws Exception {
        return AcsServer.start(Lab.config(data, Lab.withLwm2m(settings)), Clock.systemUTC());
    }

    private static int put(CareClient care, String endpoint, String identity, String key) throws Exception {
        return care.post("/care/v1/keys", "{\"keys\":[{\"endpoint\":\"%s\",\"identity\":\"%s\",\"key\":\"%s\"}]}"
                .formatted(endpoint, identity, key)).status();
    }

    private static void awaitIncident(AcsServer server, String kind) {
        Awaitility.await(kind).atMost(PATIENCE).until(() -> incidents(server, kind) > 0);
    }

    static long incidents(AcsServer server, String kind) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            String metrics = http.send(HttpRequest.newBuilder(server.console().resolve("/metrics")).build(),
                    HttpResponse.BodyHandlers.ofString()).body();
            Matcher found = Pattern.compile("pilot_lwm2m_incidents_total\\{kind=\"" + kind + "\"} ([0-9]+)")
                    .matcher(metrics);
            return found.find() ? Long.parseLong(found.group(1)) : 0;
        }
    }
}
