package org.pilotacs.acs.link.satellite.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.CardOrder;
import org.pilotacs.acs.task.CardOrder.Pair;
import org.pilotacs.acs.task.CardOrder.RefreshRights;
import org.pilotacs.acs.task.CardOrder.ResetPin;
import org.pilotacs.acs.task.CardOrder.Right;
import org.pilotacs.acs.task.CardOrder.ShowCode;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/// That docs/cas-gateway.md is what we do: its examples in their order, with a server that knows nothing else.
class CasGatewayDocTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?ms)^```http\\n(.*?)^```$");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant UNTIL = Instant.parse("2026-03-31T12:00:00Z");

    /// What a block of the page says.
    ///
    /// @param start its first line
    private record Message(String start, Map<String, String> headers, String body) {
        static Message of(String block) {
            String[] parts = block.split("\n\n", 2);
            List<String> head = parts[0].lines().toList();
            Map<String, String> headers = new LinkedHashMap<>();
            head.stream().skip(1).forEach(
                    line -> headers.put(line.substring(0, line.indexOf(':')),
                            line.substring(line.indexOf(':') + 1).strip()));
            return new Message(head.getFirst(), headers, parts.length == 1 ? "" : parts[1].strip());
        }

        String word(int index) {
            return start.split(" ", -1)[index];
        }

        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    private final Deque<Message> examples = new ConcurrentLinkedDeque<>();
    private final List<String> differences = new CopyOnWriteArrayList<>();
    private final HttpServer server = HttpServer
            .create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final HttpCasGateway gateway;

    CasGatewayDocTest() throws IOException {
        EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "cas-gateway.md"))).results()
                .forEach(example -> examples.add(Message.of(example.group(1))));
        server.createContext("/api", this::play);
        server.start();
        gateway = new HttpCasGateway(GatewayConfig.of(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api"), Secret.of("s3cret")));
    }

    @AfterEach
    void stop() {
        gateway.close();
        server.stop(0);
    }

    /// Takes the next request of the page and gives the answer that stands below it.
    private void play(HttpExchange exchange) throws IOException {
        Message request = examples.remove();
        compare("request", request.word(0) + " " + request.word(1),
                exchange.getRequestMethod() + " " + exchange.getRequestURI());
        request.headers().forEach((name, value) -> compare(name, value,
                String.valueOf(exchange.getRequestHeaders().getFirst(name))));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        compare("body", request.json().toString(), JSON.readTree(body).toString());
        Message response = examples.remove();
        response.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(Integer.parseInt(response.word(1)), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void compare(String what, String written, String sent) {
        if (!written.equals(sent)) {
            differences.add(what + ": the page has " + written + ", and we sent " + sent);
        }
    }

    @Test
    void everyExampleIsPlayed() {
        List<CardOrder> reconnect = List.of(
                new RefreshRights(List.of(new Right(257, Instant.parse("2027-01-01T00:00:00Z")))),
                new Pair("SV00000042"), new ShowCode(Duration.ofMinutes(1)));
        var taken = gateway.submit(new CasCommand("7d9f3c1e", "0123 4567 8901", reconnect, UNTIL));
        assertThat(taken).isEqualTo(new CasAnswer.Given<>(new CasTicket("A-17")));
        var refused = gateway.submit(new CasCommand("7d9f3c1f", "999999999999", List.of(new ResetPin()), UNTIL));
        assertThat(refused).isEqualTo(new CasAnswer.Refused<>(
                PayloadSaying.CAS_REFUSED_BECAUSE.of(Saying.of(422), Saying.of("no such card"))));
        assertThat(gateway.poll(new CasTicket("A-17"))).isEqualTo(new CasAnswer.Given<>(new CasStatus(
                CasStatus.State.ON_AIR, 12, Instant.parse("2026-03-01T12:03:00Z"),
                Instant.parse("2026-03-01T12:03:15Z"), "")));
        assertThat(gateway.poll(new CasTicket("A-18"))).isEqualTo(
                new CasAnswer.Later<>(PayloadSaying.CAS_BUSY.of(Saying.of(503)), Duration.ofSeconds(30)));
        assertThat(gateway.poll(new CasTicket("A-19")))
                .isEqualTo(new CasAnswer.Refused<>(PayloadSaying.CAS_FORGOT.of()));
        assertThat(differences).isEmpty();
        assertThat(examples).as("examples that nobody played").isEmpty();
    }

    /// Whatever orders and states there are, the page has them.
    @Test
    void thePageHasEveryWord() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "cas-gateway.md"));
        for (OrderKind kind : OrderKind.values()) {
            assertThat(page).contains("| `" + kind.wire() + "` |");
        }
        for (CasStatus.State state : CasStatus.State.values()) {
            assertThat(page).contains("`" + state.wire() + "`");
        }
    }
}
