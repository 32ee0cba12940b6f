package org.pilotacs.acs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pilotacs.acs.NbiLab.Answer;
import org.pilotacs.acs.jdbc.TestDatabases;
import org.pilotacs.acs.provisioning.session.ModelBox;
import org.pilotacs.protocols.cwmp.AcsRequest;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import static org.assertj.core.api.Assertions.assertThat;

/// Requests in the very shapes in which two clients of GenieACS send them, each on a connection that is kept:
/// python-genieacs (over requests), and Flashman 2.99 (over the HTTP client of Node).
class NbiClientsTest {
    private static final String INFO = "InternetGatewayDevice.DeviceInfo.";
    private static final String INTERVAL = "InternetGatewayDevice.ManagementServer.PeriodicInformInterval";
    private static final String DEVICE = "202BC1-BM632w-000300";
    private static final String OFFLINE = "202BC1-BM632w-000301";
    private static final String[] NOTHING = {};

    @TempDir
    private static Path data;
    private static AcsServer server;
    private static GenieBox box;

    @BeforeAll
    static void given_a_box_that_comes_when_called_and_one_that_does_not() throws IOException {
        server = AcsServer.start(Lab.config(TestDatabases.Kind.H2, data), Clock.systemUTC());
        box = box("000300");
        try (GenieBox away = box("000301")) {
            away.goOffline();
        }
    }

    private static GenieBox box(String serial) throws IOException {
        ModelBox model = new ModelBox();
        model.put(INFO + "SoftwareVersion", false, false, "1.0", "xsd:string");
        model.put(INFO + "SerialNumber", false, false, serial, "xsd:string");
        model.put(INFO + "ProvisioningCode", false, true, "", "xsd:string");
        model.put(INFO + "UpTime", false, false, "4711", "xsd:unsignedInt");
        model.put(INTERVAL, false, true, "60", "xsd:unsignedInt");
        GenieBox box = new GenieBox(server.cwmp(), model, serial, List.of(INFO + "SoftwareVersion",
                INFO + "SerialNumber", "InternetGatewayDevice.ManagementServer.ConnectionRequestURL"));
        box.session("0 BOOTSTRAP", "1 BOOT");
        return box;
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

    /// A client with one connection.
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final String first;
        private final String last;

        /// @param first headers before those of the request
        /// @param last headers after them
        private Client(String first, String last) throws IOException {
            this.socket = new Socket(server.nbi().getHost(), server.nbi().getPort());
            socket.setSoTimeout(30_000);
            this.first = first;
            this.last = last;
        }

        static Client python() throws IOException {
            return new Client("Host: 127.0.0.1:" + server.nbi().getPort() + "\r\nUser-Agent: python-requests/2.34.2\r\n"
                    + "Accept-Encoding: gzip, deflate\r\nAccept: */*\r\nConnection: keep-alive\r\n", "");
        }

        static Client node() throws IOException {
            return new Client("", "Host: localhost:" + server.nbi().getPort() + "\r\nConnection: keep-alive\r\n");
        }

        /// Sends the head and the body one after the other, as requests does.
        Answer send(String line, String body, String... headers) throws IOException {
            StringBuilder head = new StringBuilder(line + " HTTP/1.1\r\n" + first);
            List.of(headers).forEach(one -> head.append(one).append("\r\n"));
            socket.getOutputStream().write((head + last + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            if (!body.isEmpty()) {
                socket.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
            }
            Answer answer = answer();
            return answer.status() == 100 ? answer() : answer;
        }

        Answer get(String path) throws IOException {
            return send("GET " + path, "");
        }

        /// With the length of the body in its head, as both clients send it.
        Answer with(String line, String body, String... headers) throws IOException {
            List<String> all = new ArrayList<>(List.of(headers));
            all.add("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
            return send(line, body, all.toArray(NOTHING));
        }

        private Answer answer() throws IOException {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                head.append(line).append("\r\n");
            }
            Answer read = NbiLab.read(head + "\r\n", "\r\n");
            String body = new String(body(in, read), StandardCharsets.UTF_8);
            return new Answer(read.status(), read.reason(), read.headers(), body);
        }

        private static byte[] body(InputStream in, Answer head) throws IOException {
            if (!"chunked".equals(head.headers().get("transfer-encoding"))) {
                return in.readNBytes(Integer.parseInt(head.headers().getOrDefault("content-length", "0")));
            }
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                body.write(in.readNBytes(size));
                assertThat(line(in)).isEmpty();
            }
            assertThat(line(in)).isEmpty();
            return body.toByteArray();
        }

        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("closed after: " + line);
                }
                line.append((char) next);
            }
            return line.toString().strip();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    /// Whatever is there is parsed as JSON by python-genieacs.
    private static void assertDoneWithNothingToParse(Answer answer) {
        assertThat(answer.body()).isEmpty();
        assertThat(answer.status()).isEqualTo(200);
    }

    private static String code() {
        return box.model.value(INFO + "ProvisioningCode").kept(true).text();
    }

    @Test
    void devices_are_found_by_python_through_one_connection() throws IOException {
        try (Client python = Client.python()) {
            assertThat(python.get("/files").json().isArray()).as("its first look").isTrue();
            assertThat(python.get("/devices/?projection=_id").ids()).contains(DEVICE);
            String byId = "?query=%7B%22_id%22%3A%22" + DEVICE + "%22%7D";
            assertThat(python.get("/devices/" + byId).json().get(0).at("/_deviceId/_SerialNumber").asText())
                    .isEqualTo("000300");
            assertThat(python.get("/devices" + byId + "&projection=" + INFO + "SoftwareVersion").json().get(0)
                    .at("/InternetGatewayDevice/DeviceInfo/SoftwareVersion/_value").asText()).isEqualTo("1.0");
            assertThat(python.get("/devices" + byId + "&projection=_lastInform").json().get(0).path("_lastInform")
                    .asText()).matches("[0-9-]{10}T[0-9:.]{12}Z");
            assertThat(python.get("/devices/?query=%7B%22InternetGatewayDevice.DeviceInfo.SerialNumber%22%3A%22000300"
                    + "%22%7D").ids()).containsExactly(DEVICE);
            assertThat(python.get("/devices/?query=%7B%22summary.mac%22%3A%2200%3A01%3A49%3Aff%3A0f%3A01%22%7D").ids())
                    .isEmpty();
        }
    }

    @Test
    void a_task_of_python_is_done_while_it_waits() throws IOException {
        try (Client python = Client.python()) {
            Answer done = python.with("POST /devices/" + DEVICE + "/tasks?connection_request",
                    "{\"name\": \"setParameterValues\", \"parameterValues\": [[\"" + INFO
                            + "ProvisioningCode\", \"a b \\u017c\"]]}",
                    "Content-Type: application/json");
            assertThat(done.status()).isEqualTo(200);
            assertThat(done.json().path("_id").asText()).matches("[0-9a-f]{24}");
            assertThat(code()).isEqualTo("a b ż");
            assertThat(python.get("/tasks/?query=%7B%22device%22%3A%22" + DEVICE + "%22%7D").json()).isEmpty();
        }
    }

    @Test
    void what_python_puts_and_deletes_is_answered_with_nothing() throws IOException {
        try (Client python = Client.python()) {
            assertDoneWithNothingToParse(python.with("PUT /presets/Two%20words", "{ \"weight\": 0, \"precondition\": "
                    + "\"{\\\"_tags\\\":{\\\"$ne\\\":\\\"tagged\\\"}}\", \"configurations\": [] }"));
            assertThat(python.get("/presets").ids()).contains("Two words");
            assertDoneWithNothingToParse(python.with("DELETE /presets/Two%20words", ""));
            assertThat(python.get("/presets").ids()).doesNotContain("Two words");
            assertDoneWithNothingToParse(
                    python.with("PUT /objects/Made", "{\"Param1\": \"1\", \"_keys\":[\"Param1\"]}"));
            assertThat(python.get("/objects").ids()).containsExactly("Made");
            assertDoneWithNothingToParse(python.with("DELETE /objects/Made", ""));
            assertDoneWithNothingToParse(python.with("PUT /provisions/Said", "// one line\nlog(\"ż\");"));
            assertThat(python.get("/provisions").json().get(0).path("script").asText())
                    .isEqualTo("// one line\nlog(\"ż\");");
            assertDoneWithNothingToParse(python.with("DELETE /provisions/Said", ""));
            String tag = " /devices/" + DEVICE + "/tags/two%20words";
            assertDoneWithNothingToParse(python.with("POST" + tag, ""));
            assertThat(python.get("/devices?query=%7B%22_id%22%3A%22" + DEVICE + "%22%7D&projection=_tags").json()
                    .get(0).path("_tags").toString()).isEqualTo("[\"two words\"]");
            assertDoneWithNothingToParse(python.with("DELETE" + tag, ""));
        }
    }

    @Test
    void a_fault_is_retried_and_deleted_by_python() throws IOException {
        box.whim = request -> request instanceof AcsRequest.SetParameterValues
                ? GenieBox.fault(9002, "Internal error")
                : null;
        try (Client python = Client.python()) {
            String task = python.with("POST /devices/" + DEVICE + "/tasks?connection_request",
                    "{\"name\": \"setParameterValues\", \"parameterValues\": [[\"" + INFO
                            + "ProvisioningCode\", \"bad\"]]}",
                    "Content-Type: application/json").json().path("_id").asText();
            String fault = DEVICE + ":task_" + task;
            assertThat(python.get("/faults/?projection=_id").ids()).containsExactly(fault);
            assertDoneWithNothingToParse(python.with("POST /tasks/" + task + "/retry?connection_request", ""));
            assertThat(python.get("/faults/?projection=_id").ids()).isEmpty();
            box.session("2 PERIODIC");
            assertThat(python.get("/faults/?query=%7B%22device%22%3A%22" + DEVICE + "%22%7D").ids())
                    .containsExactly(fault);
            assertDoneWithNothingToParse(python.with("DELETE /faults/" + fault.replace(":", "%3A"), ""));
            assertThat(python.get("/faults/").ids()).isEmpty();
            assertThat(python.get("/tasks/").ids()).as("it goes with its fault").doesNotContain(task);
        } finally {
            box.whim = _ -> null;
        }
    }

    @Test
    void a_file_that_python_puts_is_found_by_each_of_its_headers() throws IOException {
        String[] headers = { "fileType: 12 Other File", "oui: 123456", "productClass: r4500", "version: 0.4"};
        try (Client python = Client.python()) {
            assertThat(python.with("PUT /files/Firm%20ware.img", "some content", headers).status()).isEqualTo(201);
            // an empty file has no length for requests
            List<String> chunked = new ArrayList<>(List.of(headers));
            chunked.add("Transfer-Encoding: chunked");
            assertThat(python.send("PUT /files/Empty.img", "0\r\n\r\n", chunked.toArray(NOTHING)).status())
                    .isEqualTo(201);
            Answer named = python.get("/files/?query=%7B%22filename%22%3A%22Firm%20ware.img%22%7D");
            assertThat(named.json().get(0).path("length").asInt()).isEqualTo(12);
            assertThat(python.get("/files/?query=%7B%22metadata.fileType%22%3A%2212%20Other%20File%22%2C"
                    + "%22metadata.oui%22%3A%22123456%22%2C%22metadata.productClass%22%3A%22r4500%22%2C"
                    + "%22metadata.version%22%3A%220.4%22%7D").ids()).containsExactlyInAnyOrder("Firm ware.img",
                            "Empty.img");
            assertDoneWithNothingToParse(python.with("DELETE /files/Firm%20ware.img", ""));
            assertDoneWithNothingToParse(python.with("DELETE /files/Empty.img", ""));
            assertThat(python.with("DELETE /files/Empty.img", "").status()).isEqualTo(404);
        }
    }

    @Test
    void an_old_task_is_replaced_by_Node_and_the_new_one_done() throws IOException {
        String queue = "/tasks?query=%7B%22device%22%3A%22" + DEVICE + "%22%7D";
        try (Client node = Client.node()) {
            String old = post(node, DEVICE, "?timeout=7500", "old", 202).json().path("_id").asText();
            assertThat(node.get(queue).ids()).containsExactly(old);
            assertDoneWithNothingToParse(node.send("DELETE /tasks/" + old, ""));
            assertThat(node.send("DELETE /tasks/" + old, "").body()).as("what it compares").isEqualTo("Task not found");
            post(node, DEVICE, "?timeout=7500&connection_request", "zażółć", 200);
            assertThat(code()).isEqualTo("zażółć");
            assertThat(node.get(queue).body()).isEqualTo("[\n\n]");
        }
    }

    private static Answer post(Client node, String device, String query, String code, int status) throws IOException {
        String body = "{\"name\":\"setParameterValues\",\"parameterValues\":[[\"" + INFO + "ProvisioningCode\",\""
                + code + "\",\"xsd:string\"]]}";
        Answer answer = node.send("POST /devices/" + device + "/tasks" + query, body, "Content-Type: application/json",
                "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length);
        assertThat(answer.status()).as(answer.reason() + " " + answer.body()).isEqualTo(status);
        return answer;
    }

    @Test
    void tasks_that_Node_posts_all_at_once_are_all_carried_out() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor(); Client node = Client.node()) {
            List<Future<Answer>> posted = new ArrayList<>();
            for (String name : List.of("reboot", "getParameterValues", "refreshObject")) {
                posted.add(threads.submit(() -> alone(name)));
            }
            for (Future<Answer> one : posted) {
                assertThat(one.get().status()).isIn(200, 202);
            }
            box.session("2 PERIODIC");
            assertThat(node.get("/tasks?query=%7B%22device%22%3A%22" + DEVICE + "%22%7D").json()).isEmpty();
            assertThat(node.get("/faults?query=%7B%22device%22%3A%22" + DEVICE + "%22%7D").json()).isEmpty();
        }
    }

    private static Answer alone(String name) throws IOException {
        String body = "{\"name\":\"" + name + "\",\"parameterNames\":[\"" + INFO + "UpTime\"],\"objectName\":\"\"}";
        try (Client node = Client.node()) {
            return node.with("POST /devices/" + DEVICE + "/tasks?timeout=7500&connection_request", body,
                    "Content-Type: application/json");
        }
    }

    @Test
    void a_box_that_is_away_and_one_that_is_unknown_are_told_apart() throws IOException {
        try (Client node = Client.node()) {
            Answer away = post(node, OFFLINE, "?timeout=7500&connection_request", "later", 202);
            assertThat(away.reason()).isEqualTo("Device is offline");
            assertThat(node.get("/tasks?query=%7B%22device%22%3A%22" + OFFLINE + "%22%7D").ids())
                    .containsExactly(away.json().path("_id").asText());
            assertThat(post(node, "nobody", "?timeout=7500&connection_request", "never", 404).body())
                    .isEqualTo("No such device");
            assertDoneWithNothingToParse(node.send("DELETE /devices/" + OFFLINE, ""));
            assertThat(node.get("/devices?query=%7B%7D&projection=_id").ids()).containsExactly(DEVICE);
        }
    }

    @Test
    void a_preset_of_Node_with_a_bare_true_applies_to_every_box() throws IOException {
        try (Client node = Client.node()) {
            assertDoneWithNothingToParse(node.with("PUT /presets/inform",
                    "{\"precondition\":true,\"configurations\":[{\"type\":\"value\",\"name\":\"" + INTERVAL
                            + "\",\"value\":\"300\"}]}",
                    "Content-Type: application/json"));
            box.session("2 PERIODIC");
            assertThat(box.model.value(INTERVAL).kept(true).text()).isEqualTo("300");
            assertThat(node.get("/presets?query=%7B%22_id%22%3A%22inform%22%7D&projection=_id").ids())
                    .containsExactly("inform");
            assertDoneWithNothingToParse(node.send("DELETE /presets/inform", ""));
        }
    }

    @Test
    void a_file_of_Node_is_taken_though_it_asks_whether_it_may_come() throws IOException {
        String name = "/files/FW%20MODEL%20%C5%BC%20(1).bin";
        try (Client node = Client.node()) {
            assertThat(node.send("PUT " + name, "x".repeat(300_000), "fileType: 1 Firmware Upgrade Image", "oui: ",
                    "productClass: BM632w", "version: 1.0", "Content-Type: application/x-www-form-urlencoded",
                    "Content-Length: 300000", "Expect: 100-continue").status()).isEqualTo(201);
            Answer listed = node.get("/files?query=%7B%7D");
            assertThat(listed.json().get(0).path("_id").asText()).isEqualTo("FW MODEL ż (1).bin");
            assertThat(listed.json().get(0).path("length").asInt()).isEqualTo(300_000);
            assertThat(listed.json().get(0).at("/metadata/fileType").asText()).isEqualTo("1 Firmware Upgrade Image");
            assertDoneWithNothingToParse(node.send("DELETE " + name, ""));
        }
    }
}
