package org.pilotacs.acs;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.NbiLab.Answer;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.provisioning.session.ModelBox;

import java.io.IOException;
import java.net.SocketException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import static org.assertj.core.api.Assertions.assertThat;

/// What nobody should send to the northbound interface: it is refused with a sentence, nothing changes, and the next is served.
class NbiBadInputTest {
    private static final String INFO = "InternetGatewayDevice.DeviceInfo.";
    private static final String DEVICE = "/devices/202BC1-BM632w-000200";
    private static final int MEGABYTE = 1 << 20;
    private static final List<String> COLLECTIONS = List.of("devices", "tasks", "faults", "presets", "provisions",
            "virtual_parameters", "objects", "files", "config");

    @TempDir
    private static Path data;
    private static AcsServer server;
    private static GenieBox box;
    private static GenieBox other;

    private List<String> before = List.of();

    @BeforeAll
    static void given_two_boxes_that_came_once() throws IOException {
        server = AcsServer.start(Lab.config(TestDatabases.Kind.H2, data), Clock.systemUTC());
        box = box("000200");
        other = box("000201");
        box.session("0 BOOTSTRAP", "1 BOOT");
        other.session("0 BOOTSTRAP", "1 BOOT");
        assertThat(send("PUT", "/provisions/good", "declare('" + INFO + "UpTime', {value: 1});").status())
                .isEqualTo(200);
        assertThat(send("PUT", "/files/good.txt", "content").status()).isEqualTo(201);
    }

    private static GenieBox box(String serial) throws IOException {
        ModelBox model = new ModelBox();
        model.put(INFO + "SoftwareVersion", false, false, "1.0", "xsd:string");
        model.put(INFO + "ProvisioningCode", false, true, "", "xsd:string");
        model.put(INFO + "UpTime", false, false, "4711", "xsd:unsignedInt");
        return new GenieBox(server.cwmp(), model, serial,
                List.of(INFO + "SoftwareVersion", "InternetGatewayDevice.ManagementServer.ConnectionRequestURL"));
    }

    @AfterAll
    static void stop() {
        box.close();
        other.close();
        server.close();
    }

    @BeforeEach
    void given_what_is_there() throws IOException {
        before = all();
    }

    @AfterEach
    void nothing_changed_and_the_server_serves() throws IOException {
        assertThat(all()).isEqualTo(before);
    }

    private static List<String> all() throws IOException {
        List<String> all = new ArrayList<>();
        for (String collection : COLLECTIONS) {
            Answer answer = NbiLab.ask(server.nbi(), "GET", "/" + collection);
            assertThat(answer.status()).as(collection).isEqualTo(200);
            all.add(answer.body());
        }
        return all;
    }

    private static Answer send(String method, String path, String body, String... headers) throws IOException {
        return NbiLab.tell(server.nbi(), method, path, body, headers);
    }

    private static Answer query(String name, String value) throws IOException {
        return NbiLab.ask(server.nbi(), "GET", "/devices?" + name + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static void refused(Answer answer) {
        refused(answer.body(), answer);
    }

    private static void refused(String what, Answer answer) {
        assertThat(answer.status()).as(what).isBetween(400, 499);
        assertThat(answer.body() + answer.reason()).as("status %s", answer.status()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Exception", "org.pilotacs", "java.");
        assertThat(answer.body().length()).isLessThan(2_000);
    }

    /// A line that long is not read to its end, so a client may find the connection closed while it still writes.
    private static void cutOff(String method, String path) throws IOException {
        try {
            refused(send(method, path, ""));
        } catch (SocketException e) {
            assertThat(e).hasMessageMatching("Connection reset.*|Broken pipe.*");
        }
    }

    private static void refusedAsAQuery(String query) throws IOException {
        for (String collection : List.of("devices", "tasks", "faults", "presets")) {
            Answer answer = NbiLab.ask(server.nbi(), "GET",
                    "/" + collection + "?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
            refused(answer);
        }
    }

    private static String deep(String open, String inner, String close, int levels) {
        return open.repeat(levels) + inner + close.repeat(levels);
    }

    @Test
    void a_query_of_a_megabyte_is_refused() throws IOException {
        cutOff("GET", "/devices?query=" + "x".repeat(MEGABYTE));
        cutOff("GET", "/devices?projection=" + "a,".repeat(MEGABYTE / 2));
        cutOff("GET", "/devices?sort=" + "x".repeat(MEGABYTE));
    }

    @Test
    void a_query_nested_deep_is_refused() throws IOException {
        // as they are on the wire, so that a line is not too long
        for (String query : List.of(deep("[", "", "]", 10_000), deep("{\"$and\":[", "{}", "]}", 1_000),
                deep("{\"a\":{\"$not\":", "{\"$eq\":1}", "}}", 500), deep("{\"a\":", "1", "}", 1_000),
                deep("[", "", "", 10_000))) {
            refusedAsAQuery(query);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"$where\":\"while (true) {}\"}", "{\"a\":{\"$where\":\"1\"}}",
        "{\"$expr\":{\"$function\":{}}}",
        "{\"a\":{\"$nothing\":1}}", "{\"$and\":{}}", "{\"$and\":[]}", "{\"$or\":[1]}", "{\"a\":{\"$in\":1}}",
        "{\"a\":{\"$regex\":1}}", "{\"a\":{\"$regex\":\"(\"}}", "{\"a\":{\"$regex\":\"(?=a)\"}}",
        "{\"a\":{\"$regex\":\"(a)\\\\1\"}}", "{\"a\":{\"$regex\":\"a\",\"$options\":\"z\"}}",
        "{\"a\":{\"$regex\":\"((a{1,99}){1,99}){1,99}\"}}", "{\"a\":{\"$type\":\"rubbish\"}}", "{\"a\":{\"$size\":-1}}",
        "{\"a\":{\"$mod\":[0,0]}}", "null", "1", "\"x\"", "[1]", "true", "{", "{\"a\":}", "{'a':1}", "{\"a\":1}}",
        "\u0000",
        "{\"a\":NaN}", "{\"a\":\"\\ud8\"}", "{\"a\":{\"$elemMatch\":1}}", "{\"$text\":{\"$search\":\"x\"}}"})
    void a_query_that_makes_no_sense_is_refused(String query) throws IOException {
        refusedAsAQuery(query);
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"_id\":{\"$regex\":\"(a+)+$\"}}", "{\"_id\":\"/(a+)+$/\"}",
        "{\"_id\":{\"$regex\":\"^(([a-z0-9-])+.)+[A-Z]([a-z])+$\"}}", "{\"_id\":\"/(x+x+)+y/i\"}",
        "{\"_id\":\"********************x\"}", "{\"_id\":{\"$in\":[\"/(a|aa)+$/\",\"/(.*)*$/\"]}}"})
    void a_pattern_that_blows_up_elsewhere_is_answered(String query) throws IOException {
        assertThat(query("query", query).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "rubbish", "[]", "{\"_id\":\"x\"}", "{\"_id\":0}", "{\"_id\":[]}", "{\"_id\":{}}", "null",
        "{", "{\"_id\":2}"})
    void a_sort_that_makes_no_sense_is_no_server_s_fault(String sort) throws IOException {
        assertThat(query("sort", sort).status()).isIn(200, 400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "-1", "-9999999999999999999", "9999999999999999999", "1e9", "rubbish", "", "NaN", "0x10",
        " 5", "1;drop",
        "\u0000", "99999999999999"})
    void a_limit_is_read_as_far_as_it_is_a_number(String number) throws IOException {
        assertThat(query("limit", number).status()).isEqualTo(200);
        assertThat(query("skip", number).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "rubbish", "null", "[]", "1", "{",
        "{\"events\":1,\"configurations\":[]}", "{\"events\":[],\"configurations\":[]}",
        "{}", "{\"weight\":0,\"provision\":\"inform\"}", "{\"configurations\":null}", "{\"configurations\":{}}",
        "{\"configurations\":[1]}", "{\"configurations\":[{\"type\":\"rubbish\"}]}", "{\"configurations\":[[]]}",
        "{\"configurations\":[],\"precondition\":1}", "{\"configurations\":[],\"precondition\":{}}",
        "{\"configurations\":[],\"precondition\":\"rubbish rubbish\"}",
        "{\"configurations\":[],\"precondition\":\"{\\\"$where\\\":1}\"}",
        "{\"configurations\":[],\"precondition\":\"a =\"}",
        "{\"configurations\":[{\"type\":\"provision\",\"name\":\"x\",\"args\":[[\"RUBBISH\",1]]}]}"})
    void a_preset_that_makes_no_sense_is_refused(String preset) throws IOException {
        refused(send("PUT", "/presets/bad", preset));
    }

    @Test
    void a_preset_nested_deep_or_large_is_refused() throws IOException {
        refused(send("PUT", "/presets/bad", deep("[", "", "]", 10_000)));
        refused(send("PUT", "/presets/bad", deep("{\"a\":", "1", "}", 10_000)));
        refused(send("PUT", "/presets/bad",
                "{\"configurations\":[],\"precondition\":\"" + deep("(", "1", ")", 10_000) + "\"}"));
        refused(send("PUT", "/presets/bad",
                "{\"configurations\":[],\"precondition\":\"" + "NOT ".repeat(10_000) + "1\"}"));
        refused(send("PUT", "/presets/bad",
                "{\"configurations\":[],\"precondition\":\"{" + "\\\"$and\\\":[{".repeat(10_000) + "\"}"));
        refused(send("PUT", "/presets/bad", "{\"configurations\":[],\"channel\":\"" + "x".repeat(MEGABYTE) + "\"}"));
        refused(send("PUT", "/presets/bad", "x".repeat(5 * MEGABYTE)));
        refused(send("PUT", "/objects/bad", deep("[", "", "]", 10_000)));
        refused(send("PUT", "/objects/bad", "[]"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "for (", ")", "}); for (;;); (function () {", "}\nfunction x() {",
        "const a = 1; const a = 2;", "with (a) {}",
        "let x = \"", "/(/", "\u0000", "await 1", "import x from 'y';", "break;", "010", "`${",
        "class A { constructor() {} constructor() {} }"})
    void a_script_that_cannot_be_read_is_refused(String script) throws IOException {
        for (String folder : List.of("provisions", "virtual_parameters")) {
            Answer answer = send("PUT", "/" + folder + "/bad", script);
            refused(answer);
            assertThat(answer.body()).startsWith("SyntaxError: ");
        }
    }

    @Test
    void a_script_that_is_too_large_or_nested_too_deep_is_refused() throws IOException {
        refused(send("PUT", "/provisions/bad", "x".repeat(MEGABYTE)));
        refused(send("PUT", "/provisions/bad", deep("(", "1", ")", 50_000)));
        refused(send("PUT", "/provisions/bad", deep("[", "", "]", 50_000)));
        refused(send("PUT", "/virtual_parameters/bad", "x=>".repeat(50_000) + "1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "rubbish", "null", "[]", "[{\"name\":\"reboot\"}]", "1", "\"x\"", "{}", "{\"name\":1}",
        "{\"name\":\"rubbish\"}", "{\"name\":[]}",
        "{\"name\":\"getParameterValues\"}", "{\"name\":\"getParameterValues\",\"parameterNames\":\"x\"}",
        "{\"name\":\"getParameterValues\",\"parameterNames\":[1]}",
        "{\"name\":\"getParameterValues\",\"parameterNames\":[[]]}",
        "{\"name\":\"setParameterValues\",\"parameterValues\":{}}",
        "{\"name\":\"setParameterValues\",\"parameterValues\":[1]}",
        "{\"name\":\"setParameterValues\",\"parameterValues\":[[\"a\"]]}",
        "{\"name\":\"setParameterValues\",\"parameterValues\":[[\"a\",{}]]}",
        "{\"name\":\"setParameterValues\",\"parameterValues\":[[\"a\",1,2]]}", "{\"name\":\"refreshObject\"}",
        "{\"name\":\"refreshObject\",\"objectName\":1}", "{\"name\":\"deleteObject\"}",
        "{\"name\":\"addObject\",\"parameterValues\":1}",
        "{\"name\":\"download\"}", "{\"name\":\"download\",\"file\":\"x\",\"targetFileName\":1}",
        "{\"name\":\"provisions\",\"provisions\":1}",
        "{\"name\":\"provisions\",\"provisions\":[[{}]]}", "{\"name\":\"reboot\",\"expiry\":\"rubbish\"}"})
    void a_task_that_makes_no_sense_is_refused(String task) throws IOException {
        refused(send("POST", DEVICE + "/tasks", task));
        refused(send("POST", DEVICE + "/tasks?connection_request", task));
    }

    @Test
    void a_task_nested_deep_or_large_is_refused() throws IOException {
        refused(send("POST", DEVICE + "/tasks", deep("[", "", "]", 10_000)));
        refused(send("POST", DEVICE + "/tasks", "{\"name\":\"reboot\",\"x\":" + deep("[", "", "]", 10_000) + "}"));
        refused(send("POST", DEVICE + "/tasks", "{\"name\":\"setParameterValues\",\"parameterValues\":[[\"" + INFO
                + "ProvisioningCode\",\"" + "x".repeat(MEGABYTE) + "\"]]}"));
        refused(send("POST", DEVICE + "/tasks", "x".repeat(5 * MEGABYTE)));
        refused(send("POST", "/devices/nobody/tasks", "{\"name\":\"reboot\"}"));
        refused(send("POST", "/devices/" + "x".repeat(20_000) + "/tasks", "{\"name\":\"reboot\"}"));
    }

    @Test
    void a_tag_that_cannot_be_one_is_refused() throws IOException {
        cutOff("POST", DEVICE + "/tags/" + "x".repeat(MEGABYTE));
        for (String tag : List.of("x".repeat(60_000), "x".repeat(65), "a%00b", "%0d%0aX", "a.b", "%", "%zz", "%C0%80",
                "%ED%A0%80")) {
            refused(send("POST", DEVICE + "/tags/" + tag, ""));
        }
    }

    @Test
    void a_path_that_is_badly_encoded_is_refused() throws IOException {
        for (String path : List.of("/presets/%", "/presets/%2", "/provisions/%zz", "/files/%",
                "/virtual_parameters/%%%",
                "/objects/%u0041", "/presets/%00", "/presets/%ff", "/files/%00", "/presets/", "/provisions//")) {
            refused(path, send("PUT", path, "{}"));
            refused(path, send("DELETE", path, ""));
        }
    }

    @Test
    void a_path_that_leads_elsewhere_is_refused() throws IOException {
        for (String name : List.of("..", ".", "../x", "..%2Fx", "..%2f..%2f..%2fetc%2fpasswd", "%2e%2e%2fx",
                "%2Fetc%2Fpasswd",
                "a/../../x", "x".repeat(300))) {
            refused(name, send("PUT", "/files/" + name, "content"));
            refused(name, send("DELETE", "/files/" + name, ""));
        }
        refused(send("PUT", "/files/x", "content", "fileType: " + "x".repeat(5_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"value\":\"1 +\"}", "{\"value\":\"(\"}", "{\"value\":\"rubbish rubbish\"}",
        "{\"value\":[]}", "{}", "rubbish"})
    void a_setting_that_cannot_be_read_is_refused(String setting) throws IOException {
        refused(send("PUT", "/config/cwmp.retryDelay", setting));
    }

    @Test
    void a_script_without_end_faults_its_channel_alone_and_slows_nobody() throws IOException, ExecutionException,
            InterruptedException {
        assertThat(send("PUT", "/provisions/endless", "for (;;) {}").status()).isEqualTo(200);
        assertThat(send("PUT", "/presets/a",
                "{\"channel\":\"endless\",\"precondition\":\"DeviceID.SerialNumber = '000200'\","
                        + "\"configurations\":[{\"type\":\"provision\",\"name\":\"endless\"}]}")
                .status()).isEqualTo(200);
        assertThat(send("PUT", "/presets/b",
                "{\"channel\":\"sane\",\"configurations\":[{\"type\":\"provision\",\"name\":\"good\"}]}")
                .status()).isEqualTo(200);
        try {
            FutureTask<List<String>> slow = new FutureTask<>(() -> box.session("2 PERIODIC"));
            Thread.ofVirtual().start(slow);
            int others = 0;
            while (!slow.isDone()) {
                other.session("2 PERIODIC");
                others++;
            }
            assertThat(others).isPositive();
            assertThat(slow.get()).contains("GetParameterValues(1)");
            Answer faults = NbiLab.ask(server.nbi(), "GET", "/faults");
            assertThat(faults.json()).hasSize(1);
            assertThat(faults.body()).contains("202BC1-BM632w-000200:endless", "script.Error",
                    "Script execution timed out after",
                    "at endless:1:1");
        } finally {
            for (String path : List.of("/presets/a", "/presets/b", "/provisions/endless",
                    "/faults/202BC1-BM632w-000200:endless")) {
                // not while the box is in session, which ends on the server a little later than on the box
                Awaitility.await().atMost(Duration.ofSeconds(20))
                        .untilAsserted(() -> assertThat(send("DELETE", path, "").status()).isEqualTo(200));
            }
            before = all();
        }
    }
}
