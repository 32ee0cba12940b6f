package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pilotacs.acs.NbiLab.Answer;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.NbiLab.FIRST;
import static org.pilotacs.acs.NbiLab.devices;

/// Given devices that came, when a script asks the northbound interface, then it is answered as by GenieACS, and at once where
/// that would hang.
class NbiTest {
    @TempDir
    private Path data;
    private @Nullable AcsServer server;
    private URI nbi = URI.create("");
    private URI console = URI.create("");

    private void start(TestDatabases.Kind kind, Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(TestDatabases.environment(kind));
        settings.putAll(more);
        AcsConfig config = Lab.config(data, Lab.settings(settings, 0, 0));
        NbiLab.settle(config.database());
        AcsServer started = AcsServer.start(config, Clock.systemUTC());
        server = started;
        nbi = started.nbi();
        console = started.console();
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private Answer get(String path, String... headers) throws IOException {
        return NbiLab.ask(nbi, "GET", path, headers);
    }

    private List<String> found(String query) throws IOException {
        Answer answer = get(devices("query", query, "projection", "_id"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("total", Integer.toString(answer.ids().size()));
        return answer.ids().stream().map(id -> id.substring(id.length() - 3)).toList();
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void a_device_is_shown_with_the_types_that_its_values_have(TestDatabases.Kind kind) throws Exception {
        start(kind, Map.of());
        Answer answer = get(devices("query", "{\"_id\":\"" + FIRST + "\"}"));
        assertThat(answer.body()).startsWith("[\n{\"_id\":\"" + FIRST + "\"").endsWith("}\n]");
        JsonNode box = answer.json().get(0);
        assertThat(box.at("/_deviceId/_Manufacturer").asText()).isEqualTo("Huawei Technologies Co., Ltd.");
        assertThat(box.path("_registered").asText()).isEqualTo("2026-11-23T10:22:41.330Z");
        assertThat(box.path("_lastBootstrap").asText()).isEqualTo(box.path("_lastInform").asText());
        assertThat(box.has("_lastBoot")).isFalse();
        assertThat(box.has("_tags")).as("until the first tag").isFalse();
        JsonNode gateway = box.path("InternetGatewayDevice");
        assertThat(gateway.at("/DeviceInfo/HardwareVersion").toString()).isEqualTo(
                "{\"_object\":false,\"_value\":\"40501\",\"_type\":\"xsd:string\",\"_timestamp\":\"2026-11-23T10:22:41.330Z\"}");
        assertThat(gateway.at("/DeviceInfo/UpTime/_value").isNumber()).isTrue();
        assertThat(gateway.at("/ManagementServer/PeriodicInformEnable/_value").isBoolean()).isTrue();
        assertThat(gateway.at("/Time/CurrentLocalTime/_value").asText()).isEqualTo("2026-11-23T10:22:41.000Z");
        assertThat(gateway.at("/Time/NTPServer1").toString()).isEqualTo("{\"_object\":false,\"_writable\":true}");
        assertThat(gateway.at("/LANDevice").toString()).isEqualTo("{\"_object\":true,\"_writable\":false}");
        assertThat(gateway.at("/DeviceInfo/_object").asBoolean()).as("what something is below").isTrue();
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void devices_are_found_by_what_they_are_and_by_what_they_said(TestDatabases.Kind kind) throws Exception {
        start(kind, Map.of());
        String info = "InternetGatewayDevice.DeviceInfo.";
        assertThat(found("{}")).containsExactly("100", "101", "102");
        assertThat(found("{\"_deviceId._SerialNumber\":\"000101\"}")).containsExactly("101");
        assertThat(found("{\"_id\":{\"$in\":[\"" + FIRST + "\",\"nobody\"]}}")).containsExactly("100");
        assertThat(found("{\"" + info + "Description\":\"000102\"}")).containsExactly("102");
        assertThat(found("{\"" + info + "SoftwareVersion\":\"V100*\"}")).hasSize(3);
        assertThat(found("{\"" + info + "SoftwareVersion\":\"/^v100/i\"}")).hasSize(3);
        assertThat(found("{\"" + info + "HardwareVersion\":40501}")).as("a number is no text").isEmpty();
        assertThat(found("{\"" + info + "UpTime\":{\"$gt\":4000}}")).hasSize(3);
        assertThat(found("{\"" + info + "UpTime\":{\"$exists\":false}}")).isEmpty();
        assertThat(found("{\"_lastInform\":{\"$lt\":\"2017-12-11 13:16:23 +0000\"}}")).isEmpty();
        assertThat(found("{\"$or\":[{\"_id\":\"" + FIRST + "\"},{\"" + info + "Description\":\"000101\"}]}"))
                .containsExactly("100", "101");
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void a_page_is_cut_out_of_all_that_match_in_the_order_that_is_wanted(TestDatabases.Kind kind) throws Exception {
        start(kind, Map.of());
        String serial = "{\"InternetGatewayDevice.DeviceInfo.Description\":-1}";
        Answer last = get(devices("projection", "_id", "sort", serial, "limit", "2"));
        assertThat(last.ids()).containsExactly("202BC1-BM632w-000102", "202BC1-BM632w-000101");
        assertThat(last.headers()).containsEntry("total", "3");
        assertThat(get(devices("projection", "_id", "skip", "1", "limit", "1")).ids())
                .containsExactly("202BC1-BM632w-000101");
        assertThat(get(devices("projection", "_id", "sort", "{\"_id\":-1}", "skip", "2")).ids())
                .containsExactly(FIRST);
        assertThat(get(devices("projection", "_id", "limit", "-1")).ids()).containsExactly(FIRST);
        assertThat(get(devices("projection", "_id", "limit", "abc")).ids()).hasSize(3);
        assertThat(get(devices("query", "{\"_id\":\"nobody\"}")).body()).isEqualTo("[\n\n]");
        Answer head = NbiLab.ask(nbi, "HEAD", devices("query", "{\"_id\":\"" + FIRST + "\"}"));
        assertThat(head.headers()).containsEntry("total", "1");
        assertThat(head.body()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(TestDatabases.Kind.class)
    void tags_are_put_on_and_taken_off_and_devices_are_found_by_them(TestDatabases.Kind kind) throws Exception {
        start(kind, Map.of());
        String tags = "/devices/" + FIRST + "/tags/";
        for (int times = 0; times < 2; times++) {
            assertThat(NbiLab.ask(nbi, "POST", tags + "Testing").status()).isEqualTo(200);
        }
        assertThat(NbiLab.ask(nbi, "POST", tags + "with%2Edot").status()).isEqualTo(200);
        assertThat(NbiLab.ask(nbi, "POST", tags + "with.dot").status()).as("a dot is to be encoded").isEqualTo(404);
        assertThat(NbiLab.ask(nbi, "POST", tags + "a%0Ab").status()).isEqualTo(400);
        assertThat(get(devices("query", "{\"_tags\":\"Testing\"}", "projection", "_tags")).json().toString())
                .isEqualTo("[{\"_id\":\"" + FIRST + "\",\"_tags\":[\"Testing\",\"with.dot\"]}]");
        assertThat(found("{\"_tags\":\"testing\"}")).as("capitals count").isEmpty();
        assertThat(found("{\"_tags\":{\"$ne\":\"Testing\"}}")).containsExactly("101", "102");
        for (int times = 0; times < 2; times++) {
            assertThat(NbiLab.ask(nbi, "DELETE", tags + "Testing").status()).isEqualTo(200);
        }
        assertThat(found("{\"_tags\":\"Testing\"}")).isEmpty();
        assertThat(found("{\"_tags\":\"with.dot\"}")).containsExactly("100");
        Answer nobody = NbiLab.ask(nbi, "DELETE", "/devices/nope/tags/testing");
        assertThat(nobody.status()).isEqualTo(404);
        assertThat(nobody.body()).isEqualTo("No such device");
        try (CareClient care = new CareClient(console.getPort())) {
            assertThat(care.get("/care/v1/devices?q=with.dot").json().path("devices")).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabases.Kind.class, names = "H2")
    void more_tags_than_a_device_can_have_are_refused(TestDatabases.Kind kind) throws Exception {
        start(kind, Map.of());
        List<Integer> answers = IntStream.rangeClosed(1, 65).mapToObj(i -> put("/devices/" + FIRST + "/tags/t" + i))
                .toList();
        assertThat(answers.subList(0, 64)).containsOnly(200);
        assertThat(answers.getLast()).isEqualTo(422);
    }

    private int put(String path) {
        try {
            return NbiLab.ask(nbi, "POST", path).status();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabases.Kind.class, names = "H2")
    void what_makes_no_sense_is_refused_at_once_with_what_is_wrong(TestDatabases.Kind kind) throws Exception {
        start(kind, Map.of());
        Map<String, String> wrong = Map.of("/devices?query=", "SyntaxError: Unexpected end of JSON input",
                "/devices?sort=%7Bbad", "SyntaxError: ", devices("query", "{\"$where\":\"sleep(1e9)\"}"), "$where",
                devices("query", "null"), "", devices("query", "{\"_id\":{\"$bad\":1}}"), "$bad",
                devices("query", "{\"_id\":\"/(/\"}"), "",
                devices("query", "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}"), "");
        for (Map.Entry<String, String> one : wrong.entrySet()) {
            Answer answer = get(one.getKey());
            assertThat(answer.status()).as(one.getKey()).isEqualTo(400);
            assertThat(answer.body()).as(one.getKey()).isNotEmpty().contains(one.getValue());
        }
        assertThat(get("/").body()).isEqualTo("404 Not Found");
        assertThat(get("/devices/" + FIRST).status()).as("only DELETE").isEqualTo(405);
        Answer posted = NbiLab.ask(nbi, "POST", "/devices");
        assertThat(posted.status()).isEqualTo(405);
        assertThat(posted.headers()).containsEntry("allow", "GET, HEAD");
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabases.Kind.class, names = "H2")
    void whoever_has_a_token_may_do_what_it_is_for_and_nobody_else_anything(TestDatabases.Kind kind) throws Exception {
        String first = "the-first-token-of-all";
        start(kind, Map.of("PILOT_CONSOLE_TOKEN", first));
        Answer stranger = get("/devices");
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.headers()).containsEntry("www-authenticate", "Basic realm=\"Pilot\"");
        assertThat(get("/devices", "Authorization: Bearer wrong").status()).isEqualTo(401);
        assertThat(get("/devices", "Authorization: Bearer " + first).status()).isEqualTo(200);
        String password = Base64.getEncoder().encodeToString(("script:" + first).getBytes(StandardCharsets.UTF_8));
        assertThat(get("/devices", "Authorization: Basic " + password).status()).isEqualTo(200);
        String reader = token(first);
        assertThat(get("/devices", "Authorization: Bearer " + reader).status()).isEqualTo(200);
        assertThat(NbiLab.ask(nbi, "POST", "/devices/" + FIRST + "/tags/x", "Authorization: Bearer " + reader).status())
                .as("who may look may not change").isEqualTo(403);
    }

    private String token(String first) throws IOException {
        String body = "{\"name\":\"reports\",\"role\":\"care\",\"days\":1}";
        Answer made = NbiLab.send(console,
                ("POST /care/v1/tokens HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                        + "Authorization: Bearer %s\r\nContent-Type: application/json\r\nConnection: close\r\n"
                        + "Content-Length: %d\r\n\r\n%s").formatted(first, body.length(), body));
        assertThat(made.status()).as(made.body()).isEqualTo(201);
        return made.json().path("token").asText();
    }

    @ParameterizedTest
    @EnumSource(value = TestDatabases.Kind.class, names = "H2")
    void who_looks_is_in_the_trail(TestDatabases.Kind kind) throws Exception {
        start(kind, Map.of());
        found("{\"_deviceId._SerialNumber\":\"000101\"}");
        assertThat(NbiLab.ask(nbi, "POST", "/devices/" + FIRST + "/tags/seen").status()).isEqualTo(200);
        try (CareClient care = new CareClient(console.getPort())) {
            String trail = care.get("/care/v1/audit").json().toString();
            assertThat(trail).contains("000101").contains("tag put: seen");
        }
    }
}
