package org.pilotacs.acs;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.NbiLab.Answer;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.provisioning.session.ModelBox;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.CwmpVersion;
import org.pilotacs.protocols.cwmp.DeviceIdStruct;
import org.pilotacs.protocols.cwmp.Envelope;
import org.pilotacs.protocols.cwmp.EnvelopeWriter;
import org.pilotacs.protocols.cwmp.EventStruct;
import org.pilotacs.protocols.cwmp.Header;
import org.pilotacs.protocols.cwmp.digest.DigestChallenge;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/// Who may begin a session, and how boxes are called, as GenieACS's settings say it.
class NbiAccessTest {
    private static final String INFO = "InternetGatewayDevice.DeviceInfo.";

    @TempDir
    private static Path data;
    private static AcsServer server;

    @BeforeAll
    static void start() throws IOException {
        server = AcsServer.start(Lab.config(TestDatabases.Kind.H2, data), Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @AfterEach
    void forget() throws IOException {
        for (String key : List.of("cwmp.auth", "cwmp.connectionRequestAuth", "cwmp.deviceOnlineThreshold")) {
            send("DELETE", "/api/config/" + key, "");
        }
    }

    private static Answer send(String method, String path, String body) throws IOException {
        return NbiLab.tell(server.nbi(), method, path, body);
    }

    private static void set(String key, String expression) throws IOException {
        assertThat(send("PUT", "/api/config/" + key, "{\"value\":\"" + expression + "\"}").status()).isEqualTo(200);
    }

    private static Answer post(String body, @Nullable String authorization) throws IOException {
        return authorization == null
                ? NbiLab.tell(server.cwmp(), "POST", "/", body)
                : NbiLab.tell(server.cwmp(), "POST", "/", body, "Authorization: " + authorization);
    }

    private static String inform(String serial) {
        return new String(new EnvelopeWriter().write(new Envelope<>(CwmpVersion.V1_0, Header.id("1"),
                new CpeRequest.Inform(new DeviceIdStruct("Acme", "202BC1", "BM632w", serial),
                        List.of(new EventStruct("2 PERIODIC", "")), 1, Instant.now(), 0, List.of()))),
                StandardCharsets.UTF_8);
    }

    private static int informed(String serial, @Nullable String authorization) throws IOException {
        return post(inform(serial), authorization).status();
    }

    private static String basic(String username, String password) {
        return "Basic " + Base64.getEncoder()
                .encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_box_must_give_the_login_that_an_expression_makes_of_it() throws IOException {
        set("cwmp.auth", "AUTH(DeviceID.SerialNumber, 'key-' || DeviceID.SerialNumber)");
        assertThat(informed("000401", null)).isEqualTo(401);
        assertThat(informed("000401", basic("000401", "key-000401"))).isEqualTo(200);
        assertThat(informed("000401", basic("000401", "key-000402"))).isEqualTo(401);
        assertThat(informed("000401", basic("000402", "key-000402"))).as("another's").isEqualTo(401);
        assertThat(informed("000402", basic("000402", "key-000402"))).isEqualTo(200);
    }

    @Test
    void a_digest_is_as_good() throws IOException, InterruptedException {
        set("cwmp.auth", "AUTH('acs', 'right') OR AUTH('acs', 'old')");
        String challenge = challenge();
        for (String password : List.of("right", "old", "wrong")) {
            String answer = Objects.requireNonNull(DigestChallenge.parse(challenge))
                    .respond("acs", password, "POST", "/", "0a4f113b", 1).format();
            assertThat(informed("000403", answer)).as(password).isEqualTo(password.equals("wrong") ? 401 : 200);
        }
    }

    private static String challenge() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(server.cwmp())
                    .POST(HttpRequest.BodyPublishers.ofString(inform("000403"))).build(),
                    HttpResponse.BodyHandlers.discarding()).headers().firstValue("www-authenticate").orElseThrow();
        }
    }

    @Test
    void a_box_that_begins_with_nothing_is_asked_who_it_is() throws IOException {
        set("cwmp.auth", "AUTH('acs', 'right')");
        assertThat(post("", null).status()).isEqualTo(401);
        assertThat(post("", basic("acs", "right")).status()).as("without a session it is of no use").isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = { "false", "AUTH('acs', Device.Nothing)", "AUTH('acs')", "AUTH('', '')", "0",
        "EXT('nothing', 'there', DeviceID.ID)", "EXT('nothing', 'there') IS NULL"})
    void what_lets_nobody_in_lets_nobody_in(String expression) throws IOException {
        set("cwmp.auth", expression);
        assertThat(informed("000404", null)).isEqualTo(401);
        assertThat(informed("000404", basic("acs", "right"))).isEqualTo(401);
        assertThat(informed("000404", basic("", ""))).isEqualTo(401);
    }

    @Test
    void of_whom_it_says_nothing_is_not_let_in() throws IOException {
        set("cwmp.auth", "CASE WHEN DeviceID.SerialNumber = '000405' THEN AUTH('acs', 'right') END");
        assertThat(informed("000405", null)).isEqualTo(401);
        assertThat(informed("000405", basic("acs", "right"))).isEqualTo(200);
        assertThat(informed("000406", null)).isEqualTo(401);
        set("cwmp.auth", "Tags.trusted");
        assertThat(informed("000405", null)).isEqualTo(401);
        assertThat(send("POST", "/devices/202BC1-BM632w-000405/tags/trusted", "").status()).isEqualTo(200);
        assertThat(informed("000405", null)).isEqualTo(200);
    }

    @Test
    void if_it_says_nothing_of_anybody_the_configuration_decides() throws IOException {
        set("cwmp.auth", "NULL");
        assertThat(informed("000405", null)).isEqualTo(200);
        set("cwmp.auth", "true");
        assertThat(informed("000405", null)).isEqualTo(200);
        assertThat(informed("000405", basic("whoever", "it is"))).isEqualTo(200);
    }

    /// Passwords of boxes are not kept: what stands in their place must not be taken for one.
    @Test
    void a_password_in_the_data_model_is_nobody_s() throws IOException {
        String management = "InternetGatewayDevice.ManagementServer.";
        ModelBox model = new ModelBox();
        model.put(management + "Username", false, true, "acs", "xsd:string");
        model.put(management + "Password", false, true, "right", "xsd:string");
        try (GenieBox box = new GenieBox(server.cwmp(), model, "000409",
                List.of(management + "Username", management + "Password"))) {
            box.session("0 BOOTSTRAP", "1 BOOT");
        }
        assertThat(send("GET", "/devices?query=%7B%22_id%22%3A%22202BC1-BM632w-000409%22%7D", "").body())
                .contains("\"Password\"");
        Answer refused = send("PUT", "/api/config/cwmp.auth",
                "{\"value\":\"AUTH(" + management + "Username, " + management + "Password)\"}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).startsWith("The value of cwmp.auth will not do: it compares with " + management
                + "Password, which is not kept here");
        // a name that is made while it is asked is not seen before
        set("cwmp.auth", "AUTH(" + management + "Username, {CASE WHEN DeviceID.OUI = '202BC1' THEN '"
                + management + "Password' END})");
        for (String password : List.of("", "right")) {
            assertThat(informed("000409", basic("acs", password))).as(password).isEqualTo(401);
        }
        set("cwmp.auth", "AUTH('acs', '')");
        assertThat(informed("000409", basic("acs", ""))).isEqualTo(401);
    }

    @Test
    void a_box_is_called_with_the_logins_that_an_expression_has_in_turn() throws IOException {
        try (GenieBox box = box("000407")) {
            box.model.put("InternetGatewayDevice.ManagementServer.ConnectionRequestUsername", false, true, "acs",
                    "xsd:string");
            box.model.put("InternetGatewayDevice.ManagementServer.ConnectionRequestPassword", false, true, "right",
                    "xsd:string");
            box.asksForLogin = true;
            box.session("0 BOOTSTRAP", "1 BOOT");
            String tasks = "/devices/202BC1-BM632w-000407/tasks?connection_request";
            assertThat(send("POST", tasks, "").status()).isEqualTo(504);
            set("cwmp.connectionRequestAuth", "AUTH('acs', 'old') OR AUTH('acs', 'right')");
            assertThat(send("POST", tasks, "").status()).isEqualTo(200);
        }
    }

    @Test
    void how_long_a_box_may_take_is_a_setting() throws Exception {
        try (GenieBox box = box("000408"); ExecutorService caller = Executors.newVirtualThreadPerTaskExecutor()) {
            box.session("0 BOOTSTRAP", "1 BOOT");
            box.comesWhenKnocked = false;
            set("cwmp.deviceOnlineThreshold", "60 * 1000");
            Future<Answer> answer = caller.submit(() -> send("POST",
                    "/devices/202BC1-BM632w-000408/tasks?connection_request", "{\"name\":\"reboot\"}"));
            // longer than it may usually take
            Awaitility.await().pollDelay(Duration.ofSeconds(6)).until(() -> true);
            box.session("6 CONNECTION REQUEST");
            assertThat(answer.get().reason()).isEqualTo("OK");
        }
    }

    private static GenieBox box(String serial) throws IOException {
        ModelBox model = new ModelBox();
        model.put(INFO + "SoftwareVersion", false, false, "1", "xsd:string");
        return new GenieBox(server.cwmp(), model, serial, List.of(INFO + "SoftwareVersion",
                "InternetGatewayDevice.ManagementServer.ConnectionRequestURL"));
    }
}
