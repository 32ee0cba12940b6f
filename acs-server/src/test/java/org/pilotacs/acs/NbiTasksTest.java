package org.pilotacs.acs;

import com.fasterxml.jackson.databind.JsonNode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.NbiLab.Answer;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.provisioning.session.ModelBox;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/// Tasks by the northbound interface, carried out by a box on sockets.
class NbiTasksTest {
    private static final String INFO = "InternetGatewayDevice.DeviceInfo.";
    private static final String SERVER = "InternetGatewayDevice.ManagementServer.";
    private static final String DEVICE = "/devices/202BC1-BM632w-000200";

    @TempDir
    private static Path data;
    private static AcsServer server;
    private static GenieBox box;

    @BeforeAll
    static void given_a_box_that_came_once() throws IOException {
        server = AcsServer.start(Lab.config(TestDatabases.Kind.H2, data), Clock.systemUTC());
        ModelBox model = new ModelBox();
        model.put(INFO + "SoftwareVersion", false, false, "1.0", "xsd:string");
        model.put(INFO + "ProvisioningCode", false, true, "", "xsd:string");
        model.put(INFO + "UpTime", false, false, "4711", "xsd:unsignedInt");
        model.put(SERVER + "ConnectionRequestUsername", false, true, "", "xsd:string");
        model.put(SERVER + "ConnectionRequestPassword", false, true, "", "xsd:string");
        model.put(SERVER + "Password", false, true, "", "xsd:string");
        model.put(SERVER + "PeriodicInformInterval", false, true, "60", "xsd:unsignedInt");
        model.put("InternetGatewayDevice.Layer3Forwarding.Forwarding", true, true, "", "");
        box = new GenieBox(server.cwmp(), model, "000200",
                List.of(INFO + "SoftwareVersion", SERVER + "ConnectionRequestURL"));
        box.session("0 BOOTSTRAP", "1 BOOT");
    }

    /// A task is answered a moment before the session in which it was done is over.
    @AfterEach
    void leave() {
        box.awaitEnd();
    }

    @AfterAll
    static void stop() {
        box.close();
        server.close();
    }

    private static Answer post(String path, String body) throws IOException {
        return NbiLab.tell(server.nbi(), "POST", path, body);
    }

    @Test
    void a_task_waits_for_the_next_contact() throws IOException {
        Answer placed = post(DEVICE + "/tasks",
                "{\"name\":\"getParameterValues\",\"parameterNames\":[\"" + INFO + "UpTime\"]}");
        assertThat(placed.status()).isEqualTo(202);
        assertThat(placed.json().path("device").asText()).isEqualTo("202BC1-BM632w-000200");
        assertThat(placed.json().path("_id").asText()).matches("[0-9a-f]{24}");
        assertThat(box.session("2 PERIODIC")).contains("GetParameterValues(1)");
        assertThat(NbiLab.ask(server.nbi(), "GET", "/tasks").json()).isEmpty();
        assertThat(NbiLab.ask(server.nbi(), "GET", "/devices?projection=" + INFO + "UpTime").body())
                .contains("\"_value\":4711");
    }

    @Test
    void a_box_is_called_and_the_answer_tells_that_the_task_is_done() throws IOException {
        Answer done = post(DEVICE + "/tasks?connection_request",
                "{\"name\":\"setParameterValues\",\"parameterValues\":[[\"" + INFO + "ProvisioningCode\",\"abc\"]]}");
        assertThat(done.reason()).isEqualTo("OK");
        assertThat(done.status()).isEqualTo(200);
        assertThat(box.model.value(INFO + "ProvisioningCode").kept(true).text()).isEqualTo("abc");
    }

    @Test
    void a_box_that_a_script_gave_a_login_is_called_with_it() throws IOException {
        assertThat(post(DEVICE + "/tasks", "{\"name\":\"setParameterValues\",\"parameterValues\":[[\"" + SERVER
                + "ConnectionRequestUsername\",\"acs\"],[\"" + SERVER + "ConnectionRequestPassword\",\"first\"]]}")
                .status()).isEqualTo(202);
        box.session("2 PERIODIC");
        box.asksForLogin = true;
        try {
            String task = "{\"name\":\"setParameterValues\",\"parameterValues\":[[\"" + SERVER
                    + "ConnectionRequestPassword\",\"%s\"]]}";
            assertThat(post(DEVICE + "/tasks?connection_request", task.formatted("second")).status()).isEqualTo(200);
            assertThat(post(DEVICE + "/tasks?connection_request", task.formatted("third")).status())
                    .as("by the second").isEqualTo(200);
            box.put(SERVER + "ConnectionRequestPassword", "changed at the box");
            Answer unknown = post(DEVICE + "/tasks?connection_request", task.formatted("fourth"));
            assertThat(unknown.status()).isEqualTo(202);
            box.session("2 PERIODIC");
        } finally {
            box.asksForLogin = false;
        }
    }

    @Test
    void a_fault_is_told_and_listed_and_goes_with_its_task() throws IOException {
        box.whim = request -> request instanceof org.pilotacs.protocols.cwmp.AcsRequest.SetParameterValues
                ? GenieBox.fault(9002, "Internal error")
                : null;
        try {
            Answer faulted = post(DEVICE + "/tasks?connection_request",
                    "{\"name\":\"setParameterValues\",\"parameterValues\":[[\"" + INFO
                            + "ProvisioningCode\",\"bad\"]]}");
            assertThat(faulted.status()).isEqualTo(202);
            assertThat(faulted.reason()).isEqualTo("Task faulted");
            String id = faulted.json().path("_id").asText();
            assertThat(NbiLab.ask(server.nbi(), "GET", "/faults").body()).contains("cwmp.9002", "Internal error",
                    "task_" + id);
            assertThat(NbiLab.ask(server.nbi(), "DELETE", "/tasks/" + id).status()).isEqualTo(200);
            assertThat(NbiLab.ask(server.nbi(), "GET", "/faults").json()).isEmpty();
        } finally {
            box.whim = _ -> null;
        }
    }

    @Test
    void scripts_that_wait_for_boxes_keep_nobody_else_waiting() throws Exception {
        box.comesWhenKnocked = false;
        List<Future<Integer>> waiting = new ArrayList<>();
        try (ExecutorService scripts = Executors.newVirtualThreadPerTaskExecutor();
                CareClient care = new CareClient(server.console().getPort())) {
            for (int i = 0; i < 600; i++) {
                waiting.add(scripts.submit(() -> post(DEVICE + "/tasks?connection_request&timeout=8000",
                        "{\"name\":\"getParameterValues\",\"parameterNames\":[\"" + INFO
                                + "UpTime\"],\"uniqueKey\":\"k\"}")
                        .status()));
            }
            Awaitility.await().until(() -> waiting.stream().filter(Future::isDone).count() > 50);
            assertThat(waiting).as("some still wait").anyMatch(one -> !one.isDone());
            assertThat(care.get("/care/v1/devices?q=000200").status()).isEqualTo(200);
        } finally {
            box.comesWhenKnocked = true;
        }
        assertThat(waiting).extracting(Future::get).containsOnly(202, 503);
        box.session("2 PERIODIC");
    }

    @Test
    void a_password_reaches_the_box_and_is_told_to_nobody() throws IOException {
        String wlan = "InternetGatewayDevice.LANDevice.1.WLANConfiguration.1.";
        String password = SERVER + "Password";
        box.comesWhenKnocked = false;
        try {
            Answer placed = post(DEVICE + "/tasks",
                    "{\"name\":\"setParameterValues\",\"parameterValues\":[[\"" + password
                            + "\",\"open sesame\"],[\"" + wlan + "SSID\",\"cave\"]]}");
            Answer keyed = post(DEVICE + "/tasks", "{\"name\":\"provisions\",\"provisions\":[[\"instances\",\"" + wlan
                    + "Guest.[Name:bob,Password:\\\"open sesame\\\"]\",0],[\"value\",\"" + wlan
                    + "PreSharedKey.1.KeyPassphrase\",\"open sesame\"]]}");
            String tasks = NbiLab.ask(server.nbi(), "GET", "/tasks").body();
            assertThat(tasks).contains("cave", "Guest.*").doesNotContain("open sesame");
            assertThat(placed.body() + keyed.body()).contains("cave", "Guest.*").doesNotContain("open sesame");
            for (String path : List.of("A.[Password:open sesame]", "A.[B.[Key:open sesame]:1]",
                    "A.[Password:open sesame",
                    "A.[Password:open sesame\\\"x]", "A.[Name:bob]")) {
                String shown = post(DEVICE + "/tasks", "{\"name\":\"refreshObject\",\"objectName\":\"" + path
                        + "\"}").body()
                        + post(DEVICE + "/tasks", "{\"name\":\"getParameterValues\",\"parameterNames\":[\"" + path
                                + "\"]}").body();
                assertThat(shown).doesNotContain("open sesame");
                assertThat(shown.contains("[Name:bob]")).isEqualTo(path.contains("bob"));
            }
        } finally {
            box.comesWhenKnocked = true;
        }
        box.session("2 PERIODIC");
        assertThat(box.model.value(password).kept(false).text()).isEqualTo("open sesame");
        for (JsonNode left : NbiLab.ask(server.nbi(), "GET", "/tasks").json()) {
            assertThat(NbiLab.ask(server.nbi(), "DELETE", "/tasks/" + left.path("_id").asText()).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void an_instance_is_added() throws IOException {
        Answer done = post(DEVICE + "/tasks?connection_request",
                "{\"name\":\"addObject\",\"objectName\":\"InternetGatewayDevice.Layer3Forwarding.Forwarding\"}");
        assertThat(done.status()).isEqualTo(200);
        assertThat(box.sessions.getLast()).contains(
                "AddObject(InternetGatewayDevice.Layer3Forwarding.Forwarding.)");
    }
}
