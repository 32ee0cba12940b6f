package org.pilotacs.agent.lwm2m;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.lwm2m.FirmwareResult;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

import static org.assertj.core.api.Assertions.assertThat;

/// Packages from a server that breaks off, over real sockets.
class HttpPackagesTest {
    private static final int SIZE = 100_000;

    private final byte[] file = new byte[SIZE];
    private final List<String> ranges = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Turn> turns = new ArrayDeque<>();
    private HttpServer server;
    private HttpClient client;

    private interface Turn {
        void serve(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws Exception {
        new Random(7).nextBytes(file);
        client = HttpClient.newHttpClient();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                @Nullable
                String range = exchange.getRequestHeaders().getFirst("Range");
                ranges.add(range == null ? "all" : range);
                turns.removeFirst().serve(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        client.close();
    }

    private Fetched fetch() throws InterruptedException {
        return new HttpPackages(client, SIZE, Duration.ofSeconds(5), Duration.ofMillis(1))
                .fetch(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/fw"));
    }

    /// Announces all and sends the first bytes only.
    private Turn breaksOffAfter(int bytes, String tag) {
        return exchange -> {
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.sendResponseHeaders(200, SIZE);
            OutputStream out = exchange.getResponseBody();
            out.write(file, 0, bytes);
            out.flush();
        };
    }

    private Turn sends(int status, int from) {
        return exchange -> {
            if (status == 206) {
                exchange.getResponseHeaders().set("Content-Range",
                        "bytes " + from + "-" + (SIZE - 1) + "/" + SIZE);
            }
            exchange.sendResponseHeaders(status, SIZE - from);
            exchange.getResponseBody().write(file, from, SIZE - from);
        };
    }

    /// How many bytes of a part arrived depends on the sockets; so the rest is served from wherever it is asked for.
    private Turn goesOn() {
        return exchange -> {
            String range = exchange.getRequestHeaders().getFirst("Range");
            int from = Integer.parseInt(range.substring("bytes=".length(), range.length() - 1));
            sends(206, from).serve(exchange);
        };
    }

    private void assertWhole(Fetched fetched) {
        assertThat(fetched).isInstanceOfSatisfying(Fetched.Whole.class,
                whole -> assertThat(Arrays.equals(whole.bytes(), file)).isTrue());
    }

    @Test
    void whatBrokeOffIsGoneOnWith() throws Exception {
        turns.add(breaksOffAfter(60_000, "\"v1\""));
        turns.add(goesOn());
        assertWhole(fetch());
        assertThat(ranges).hasSize(2);
        assertThat(ranges.getFirst()).isEqualTo("all");
        assertThat(ranges.getLast()).matches("bytes=[1-9]\\d*-");
    }

    @Test
    void whatHasChangedMeanwhileIsFetchedFromItsBeginning() throws Exception {
        turns.add(breaksOffAfter(60_000, "\"v1\""));
        turns.add(sends(200, 0));
        assertWhole(fetch());
    }

    @Test
    void withoutATagNothingIsPutTogether() throws Exception {
        turns.add(breaksOffAfter(60_000, "W/\"weak\""));
        turns.add(sends(200, 0));
        assertWhole(fetch());
        assertThat(ranges).containsExactly("all", "all");
    }

    @Test
    void anotherPartThanWasAskedForIsNotTaken() throws Exception {
        turns.add(breaksOffAfter(60_000, "\"v1\""));
        turns.add(sends(206, 99_999));
        turns.add(sends(200, 0));
        assertWhole(fetch());
        assertThat(ranges.getLast()).isEqualTo("all");
    }

    @Test
    void aBusyServerIsAskedAgainAFewTimesAndNoMore() throws Exception {
        for (int i = 0; i < 10; i++) {
            turns.add(exchange -> exchange.sendResponseHeaders(503, -1));
        }
        assertThat(fetch()).isEqualTo(new Fetched.Failed(FirmwareResult.CONNECTION_LOST));
        assertThat(ranges).hasSize(5);
    }

    @Test
    void aFileThatNeverEndsIsGivenUp() throws Exception {
        turns.add(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            for (int i = 0; i < 100; i++) {
                out.write(file);
            }
        });
        assertThat(fetch()).isEqualTo(new Fetched.Failed(FirmwareResult.NO_FLASH));
    }
}
