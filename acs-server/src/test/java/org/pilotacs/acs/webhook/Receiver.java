package org.pilotacs.acs.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.jspecify.annotations.Nullable;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// Somebody's system that takes events, on a port of this machine: answers as a test says, and keeps what came.
public final class Receiver implements AutoCloseable {
    /// One message as it came.
    public record Came(String id, String timestamp, String signature, String body) {
        public JsonNode json() {
            try {
                return new JsonMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        long number() {
            return json().path("number").asLong();
        }

        /// As a receiver is told to do it.
        public boolean isSignedWith(String secret) {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.replaceFirst("^whsec_", "")), "RAW"));
                byte[] expected = mac.doFinal((id + '.' + timestamp + '.' + body).getBytes(StandardCharsets.UTF_8));
                return MessageDigest.isEqual(expected,
                        Base64.getDecoder().decode(signature.replaceFirst("^v1,", "")));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
    }

    /// How it answers.
    ///
    /// @param header name and value, null for none
    public record Reply(int status, @Nullable List<String> header, int bytes) {
        public static Reply of(int status) {
            return new Reply(status, null, 0);
        }
    }

    public final List<Came> came = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Function<Came, Reply> answers = _ -> Reply.of(204);

    private Receiver(HttpServer server) {
        this.server = server;
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    public static Receiver open() {
        try {
            return new Receiver(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Receiver open(SSLContext tls) {
        try {
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return new Receiver(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port() + "/events?of=pilot";
    }

    int port() {
        return server.getAddress().getPort();
    }

    public void answers(Function<Came, Reply> how) {
        answers = how;
    }

    List<Long> numbers() {
        return came.stream().map(Came::number).toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            Came one = new Came(header(exchange, "webhook-id"), header(exchange, "webhook-timestamp"),
                    header(exchange, "webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            came.add(one);
            Reply reply = answers.apply(one);
            if (reply.header != null) {
                exchange.getResponseHeaders().add(reply.header.getFirst(), reply.header.getLast());
            }
            exchange.sendResponseHeaders(reply.status, reply.bytes == 0 ? -1 : reply.bytes);
            if (reply.bytes > 0) {
                exchange.getResponseBody().write(new byte[reply.bytes]);
            }
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
