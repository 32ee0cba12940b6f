package org.pilotacs.acs.provisioning.extension;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Failed;
import org.pilotacs.acs.provisioning.extension.ExtensionResult.Value;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;

/// An extension that is a real HTTP service.
class HttpExtensionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<String> came = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicInteger slow = new AtomicInteger();
    private final HttpServer server;
    private volatile int status = 200;
    private volatile byte[] body = {};

    HttpExtensionTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void serve() {
        server.setExecutor(threads);
        server.createContext("/ext", this::answer);
        server.createContext("/slow-head", exchange -> {
            slow.incrementAndGet();
            await();
            answer(exchange);
        });
        server.createContext("/slow-body", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('1');
            exchange.getResponseBody().flush();
            await();
            exchange.close();
        });
        server.createContext("/redirect", exchange -> {
            exchange.getResponseHeaders().add("location", "/ext");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        gate.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void await() {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            came.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("content-type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private OperatorExtensions extensions(String path, Duration timeout) {
        return new OperatorExtensions(new ExtensionsConfig(null, "node", timeout, Map.of("crm", uri(path)), 1));
    }

    private ExtensionResult call(String... call) {
        try (OperatorExtensions extensions = extensions("/ext", PATIENCE)) {
            return extensions.call(List.of(call));
        }
    }

    private void answers(int code, String text) {
        status = code;
        body = text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_call_is_sent_as_JSON_and_the_answer_is_the_result() {
        answers(200, " {\"plan\": \"złoty\", \"n\": 1e400}\n");
        assertThat(call("crm", "plan", "17", "a\"ż\ud83d")).isEqualTo(new Value("{\"plan\": \"złoty\", \"n\": 1e400}"));
        assertThat(came).containsExactly(
                "POST /ext application/json {\"function\":\"plan\",\"args\":[\"17\",\"a\\\"\\u017C\\uD83D\"]}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "0", "\"\"", "[]", "false"})
    void any_JSON_value_is_a_result(String json) {
        answers(200, json);
        assertThat(call("crm", "get")).isEqualTo(new Value(json));
        assertThat(came.getFirst()).endsWith(" {\"function\":\"get\",\"args\":[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "{", "nothing", "1 2", "NaN", "<html>"})
    void what_is_not_JSON_is_an_error(String text) {
        answers(200, text);
        assertThat(call("crm", "get")).isEqualTo(new Failed("ext.Error",
                "The endpoint of extension 'crm' answered what is not JSON", "Error", null));
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 404, 422, 500, 503})
    void an_error_that_the_service_names_is_a_fault_of_that_name(int code) {
        answers(code, "{\"name\": \"NoSuchSubscriber\", \"message\": \"17\"}");
        assertThat(call("crm", "get"))
                .isEqualTo(new Failed("ext.NoSuchSubscriber", "17", "NoSuchSubscriber", null));
        answers(code, "{\"name\": \"TypeError\", \"stack\": \"at home\"}");
        assertThat(call("crm", "get")).isEqualTo(new Failed("ext.TypeError", "", "TypeError", "at home"));
        answers(code, "{\"name\": \"" + "N".repeat(5_000) + "\", \"message\": \"" + "m".repeat(500_000) + "\"}");
        assertThat(call("crm", "get").toString()).hasSizeLessThan(20_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "500|oops", "404|{}", "400|[1]", "503|{\"name\": 5}", "502|\"x\"", "201|1",
        "204|''", "301|{\"name\": \"A\"}"})
    void any_other_answer_is_an_error_with_its_status(int code, String text) {
        answers(code, text);
        assertThat(call("crm", "get")).isEqualTo(new Failed("ext.Error",
                "The endpoint of extension 'crm' answered with HTTP status " + code, "Error", null));
    }

    @Test
    void a_redirect_is_not_followed() {
        try (OperatorExtensions extensions = extensions("/redirect", PATIENCE)) {
            assertThat(OperatorFolder.failure(extensions.call(List.of("crm", "get"))).message())
                    .isEqualTo("The endpoint of extension 'crm' answered with HTTP status 302");
            assertThat(came).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "/slow-head", "/slow-body"})
    void a_service_that_is_slow_times_out(String path) {
        try (OperatorExtensions extensions = extensions(path, Duration.ofMillis(500))) {
            assertThat(extensions.call(List.of("crm", "get")))
                    .isEqualTo(new Failed("timeout", "Extension timed out", null, null));
        }
    }

    @Test
    void a_service_that_is_not_there_is_an_error() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        try (OperatorExtensions extensions = new OperatorExtensions(new ExtensionsConfig(null, "node", PATIENCE,
                Map.of("crm", URI.create("http://127.0.0.1:" + free + "/")), 1))) {
            Failed failed = OperatorFolder.failure(extensions.call(List.of("crm", "get")));
            assertThat(failed.code()).isEqualTo("ext.Error");
            assertThat(failed.message()).startsWith("The endpoint of extension 'crm' gave no answer that can be used (")
                    .contains("ConnectException");
        }
    }

    @Test
    void a_megabyte_is_taken_both_ways_and_no_more() {
        answers(200, "\"" + "a".repeat((1 << 20) - 2) + "\"");
        assertThat(call("crm", "get", "b".repeat(1_000_000))).isInstanceOf(Value.class);
        assertThat(OperatorFolder.failure(call("crm", "get", "b".repeat(1_100_000))))
                .isEqualTo(new Failed("ext", "The arguments for extension 'crm' are more than 1 MiB", null, null));
        answers(200, "\"" + "a".repeat(1 << 20) + "\"");
        assertThat(OperatorFolder.failure(call("crm", "get")).message()).contains("gave no answer that can be used");
    }

    @Test
    void more_calls_than_a_service_may_have_are_refused() throws Exception {
        answers(200, "1");
        try (OperatorExtensions extensions = extensions("/slow-head", PATIENCE)) {
            List<Future<ExtensionResult>> held = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                held.add(threads.submit(() -> extensions.call(List.of("crm", "hold"))));
            }
            Awaitility.await().atMost(PATIENCE).until(() -> slow.get() == 64);
            assertThat(extensions.call(List.of("crm", "get"))).isEqualTo(
                    new Failed("ext", "Extension 'crm' has 64 calls to answer and takes no more", null, null));
            gate.countDown();
            for (Future<ExtensionResult> one : held) {
                assertThat(one.get()).isEqualTo(new Value("1"));
            }
            assertThat(extensions.call(List.of("crm", "get"))).isEqualTo(new Value("1"));
        }
    }

    @Test
    void a_name_with_an_endpoint_and_a_file_means_the_endpoint_others_the_file(@TempDir Path folder)
            throws IOException {
        answers(200, "\"endpoint\"");
        Files.writeString(folder.resolve("crm.js"), "exports.get = (_, done) => done(null, 'file');");
        Files.writeString(folder.resolve("erp.js"), "exports.get = (_, done) => done(null, 'file');");
        try (OperatorExtensions extensions = new OperatorExtensions(
                new ExtensionsConfig(folder, "no-such-node", PATIENCE, Map.of("crm", uri("/ext")), 1))) {
            assertThat(extensions.call(List.of("crm", "get"))).isEqualTo(new Value("\"endpoint\""));
            assertThat(OperatorFolder.failure(extensions.call(List.of("erp", "get"))).message())
                    .contains("needs Node.js");
        }
    }

    @Test
    void a_call_that_is_under_way_at_the_end_of_the_server_fails() throws Exception {
        OperatorExtensions extensions = extensions("/slow-head", PATIENCE);
        try (extensions) {
            Future<ExtensionResult> held = threads.submit(() -> extensions.call(List.of("crm", "hold")));
            Awaitility.await().atMost(PATIENCE).until(() -> slow.get() == 1);
            extensions.close();
            assertThat(OperatorFolder.failure(held.get()).code()).isEqualTo("ext.Error");
            assertThat(OperatorFolder.failure(extensions.call(List.of("crm", "get"))).code()).isEqualTo("ext.Error");
        }
    }
}
