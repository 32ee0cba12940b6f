package org.pilotacs.sim.acs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.AcsResponse;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CwmpVersion;
import org.pilotacs.protocols.cwmp.Envelope;
import org.pilotacs.protocols.cwmp.EnvelopeReader;
import org.pilotacs.protocols.cwmp.EnvelopeWriter;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.FromAcs;
import org.pilotacs.protocols.cwmp.FromCpe;
import org.pilotacs.protocols.cwmp.Header;
import org.pilotacs.protocols.cwmp.Limits;
import org.pilotacs.protocols.cwmp.MalformedMessageException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Answers Informs, hands out the orders that a test has left for a box, and keeps what boxes said. Sessions are known by
/// cookie, and by nothing else.
public final class ScriptedAcs implements AutoCloseable {
    private static final EnvelopeReader READER = new EnvelopeReader(Limits.DEFAULT);
    private static final EnvelopeWriter WRITER = new EnvelopeWriter();

    private record Order(AcsRequest request, CompletableFuture<CpeResponse> answer) {}

    private static final class Talk {
        private final String serial;
        private final CwmpVersion version;
        private @Nullable Order outstanding;

        Talk(String serial, CwmpVersion version) {
            this.serial = serial;
            this.version = version;
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Queue<Order>> orders = new ConcurrentHashMap<>();
    private final Map<String, Talk> talks = new ConcurrentHashMap<>();
    private final List<CpeRequest.Inform> informs = new CopyOnWriteArrayList<>();
    private final List<CpeRequest.TransferComplete> transfers = new CopyOnWriteArrayList<>();
    private final LongAdder informCount = new LongAdder();
    private final AtomicInteger sessions = new AtomicInteger();
    private final Queue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private volatile String basicCredentials = "";
    private volatile String cookieAttributes = "; Path=/";
    private volatile boolean keepsInforms = true;

    public ScriptedAcs() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4096);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/cwmp");
    }

    /// Leaves an order for a box's next session, or for the one that runs.
    public CompletableFuture<CpeResponse> order(String serial, AcsRequest request) {
        Order order = new Order(request, new CompletableFuture<>());
        orders.computeIfAbsent(serial, _ -> new ConcurrentLinkedQueue<>()).add(order);
        return order.answer();
    }

    /// The answer to an order, within ten seconds.
    public static <R extends CpeResponse> R answer(Class<R> kind, CompletableFuture<CpeResponse> order)
            throws InterruptedException, ExecutionException, TimeoutException {
        return kind.cast(order.get(10, TimeUnit.SECONDS));
    }

    /// Answers the next posts with these HTTP statuses.
    public void refuseNext(int... statuses) {
        for (int status : statuses) {
            refusals.add(status);
        }
    }

    /// Asks for Basic credentials, `user:password`.
    public void demand(String credentials) {
        basicCredentials = Base64.getEncoder()
                .encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }

    public void cookieAttributes(String attributes) {
        cookieAttributes = attributes;
    }

    /// Counts Informs only, for large fleets.
    public void forgetful() {
        keepsInforms = false;
    }

    public List<CpeRequest.Inform> informs(String serial) {
        return informs.stream().filter(inform -> inform.deviceId().serialNumber().equals(serial)).toList();
    }

    public List<CpeRequest.TransferComplete> transfers() {
        return transfers;
    }

    public long informCount() {
        return informCount.sum();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Integer refusal = refusals.poll();
            if (refusal != null) {
                exchange.sendResponseHeaders(refusal, -1);
                return;
            }
            if (!basicCredentials.isEmpty() && !("Basic " + basicCredentials)
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"acs\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            reply(exchange, body);
        } catch (MalformedMessageException malformed) {
            exchange.sendResponseHeaders(400, -1);
        }
    }

    private void reply(HttpExchange exchange, byte[] body) throws IOException, MalformedMessageException {
        if (body.length == 0) {
            Talk talk = talk(exchange);
            if (talk == null) {
                exchange.sendResponseHeaders(400, -1);
            } else {
                next(exchange, talk);
            }
            return;
        }
        Envelope<FromCpe> envelope = READER.readFromCpe(body);
        switch (envelope.message()) {
            case CpeRequest.Inform inform -> inform(exchange, envelope, inform);
            case CpeRequest.TransferComplete transfer -> {
                transfers.add(transfer);
                send(exchange, envelope.version(), envelope.header().id(),
                        new AcsResponse.TransferCompleteResponse());
            }
            case CpeRequest _ -> send(exchange, envelope.version(), envelope.header().id(),
                    new AcsResponse.AcsFault(new FaultStruct(8000, "Method not supported")));
            case CpeResponse response -> answered(exchange, response);
        }
    }

    private void inform(HttpExchange exchange, Envelope<FromCpe> envelope, CpeRequest.Inform inform)
            throws IOException {
        informCount.increment();
        if (keepsInforms) {
            informs.add(inform);
        }
        String session = "s" + sessions.incrementAndGet();
        talks.put(session, new Talk(inform.deviceId().serialNumber(), envelope.version()));
        exchange.getResponseHeaders().set("Set-Cookie", "session=" + session + cookieAttributes);
        send(exchange, envelope.version(), envelope.header().id(), new AcsResponse.InformResponse(1));
    }

    private void answered(HttpExchange exchange, CpeResponse response) throws IOException {
        Talk talk = talk(exchange);
        if (talk == null || talk.outstanding == null) {
            exchange.sendResponseHeaders(400, -1);
            return;
        }
        talk.outstanding.answer().complete(response);
        talk.outstanding = null;
        next(exchange, talk);
    }

    private void next(HttpExchange exchange, Talk talk) throws IOException {
        Queue<Order> queue = orders.get(talk.serial);
        Order order = queue == null ? null : queue.poll();
        if (order == null) {
            talks.values().remove(talk);
            exchange.sendResponseHeaders(204, -1);
        } else {
            talk.outstanding = order;
            send(exchange, talk.version, "acs-1", order.request());
        }
    }

    private @Nullable Talk talk(HttpExchange exchange) {
        List<String> cookies = new ArrayList<>(
                exchange.getRequestHeaders().getOrDefault("Cookie", List.of()));
        return cookies.isEmpty() ? null : talks.get(cookies.getFirst().substring("session=".length()));
    }

    private static void send(HttpExchange exchange, CwmpVersion version, @Nullable String id, FromAcs message)
            throws IOException {
        byte[] bytes = WRITER.write(new Envelope<>(version, Header.id(id), message));
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
