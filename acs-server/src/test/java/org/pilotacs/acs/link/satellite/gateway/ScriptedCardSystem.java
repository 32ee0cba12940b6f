package org.pilotacs.acs.link.satellite.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.payload.CardSystem;
import org.pilotacs.acs.link.satellite.payload.CardSystemConfig;
import org.pilotacs.acs.link.satellite.payload.GatewayConfig;
import org.pilotacs.acs.link.satellite.payload.HttpCasGateway;
import org.pilotacs.acs.runtime.Secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// A card system behind the gateway of docs/cas-gateway.md that does as a test says: over HTTP, on this machine.
public final class ScriptedCardSystem implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String QUEUED = "{\"state\":\"queued\"}";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private final Map<String, JsonNode> orders = new ConcurrentHashMap<>();
    private final Map<String, String> standings = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Queue<Turn> turns = new ConcurrentLinkedQueue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger mostBusy = new AtomicInteger();
    private volatile CountDownLatch open = new CountDownLatch(0);

    /// What is done once instead of what should be.
    private sealed interface Turn {
        record Answer(int status, String retryAfter, String body) implements Turn {}

        /// Obeys, and breaks the connection off before the answer.
        record BreakOff() implements Turn {}
    }

    public ScriptedCardSystem() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/cas/commands", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/cas");
    }

    /// As the configuration has it.
    public CardSystemConfig config(String name, Duration timeout) {
        return new CardSystemConfig(name, List.of(), new CardSystemConfig.Submitted(
                new GatewayConfig(url(), Secret.of("s3cret"), timeout, timeout, null)));
    }

    /// As the server uses it.
    CardSystem.Submitting opened(String name, Duration timeout) throws IOException {
        CardSystemConfig config = config(name, timeout);
        return new CardSystem.Submitting(config,
                new HttpCasGateway(((CardSystemConfig.Submitted) config.manner()).gateway()));
    }

    /// Orders that it has taken, by their references; each once.
    public Map<String, JsonNode> orders() {
        return Map.copyOf(orders);
    }

    /// What it was told by a reference; missing if nothing.
    public JsonNode order(String reference) {
        return orders.getOrDefault(reference, MissingNode.getInstance());
    }

    /// What came, for example `POST 7d9f3c1e` or `GET T-7d9f3c1e`.
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /// Most requests that were open at the same time.
    int mostBusy() {
        return mostBusy.get();
    }

    /// What it says of an order from now on.
    public void says(String reference, String json) {
        standings.put(reference, json);
    }

    /// What it says next, instead of what it should.
    public void answersNext(int status, String retryAfter, String body) {
        turns.add(new Turn.Answer(status, retryAfter, body));
    }

    /// Obeys the next request, which nobody hears of.
    public void breaksOffNext() {
        turns.add(new Turn.BreakOff());
    }

    /// Obeys, and answers nobody any more.
    public void fallsSilent() {
        open = new CountDownLatch(1);
    }

    public void speaksAgain() {
        open.countDown();
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostBusy.accumulateAndGet(busy.incrementAndGet(), Math::max);
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            JsonNode command = body.isEmpty() ? JSON.nullNode() : JSON.readTree(body);
            String path = exchange.getRequestURI().getPath();
            String what = command.isObject()
                    ? command.path("reference").asText()
                    : path.substring(path.lastIndexOf('/') + 1);
            requests.add(exchange.getRequestMethod() + " " + what);
            Turn.Answer answer = answer(command, what);
            open.await();
            if (answer != null && end.getCount() > 0) {
                send(exchange, answer);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            busy.decrementAndGet();
        }
    }

    /// Null for none.
    private Turn.@Nullable Answer answer(JsonNode command, String what) {
        Turn turn = turns.poll();
        if (turn instanceof Turn.Answer answer) {
            return answer;
        }
        if (command.isObject()) {
            orders.putIfAbsent(what, command);
        }
        if (turn != null) {
            return null;
        }
        return command.isObject()
                ? new Turn.Answer(202, "", "{\"ticket\":\"T-" + what + "\"}")
                : new Turn.Answer(200, "", standings.getOrDefault(what.substring("T-".length()), QUEUED));
    }

    private static void send(HttpExchange exchange, Turn.Answer answer) throws IOException {
        if (!answer.retryAfter.isEmpty()) {
            exchange.getResponseHeaders().set("Retry-After", answer.retryAfter);
        }
        byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        end.countDown();
        open.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
