package org.pilotacs.acs.door.http;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

import static org.assertj.core.api.Assertions.assertThat;

/// A body that is too much is refused, however it comes, and the next call is answered.
class UploadLimitTest {
    private static final int LIMIT = 65_536;
    /// More than the buffers between us can hold, so that it is refused while it is still being sent.
    private static final int MUCH = 32 * 1024 * 1024;

    private final AtomicLong taken = new AtomicLong(-1);
    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ApiHttpServer server;

    @BeforeEach
    void open() throws IOException {
        Route.Handler handler = call -> {
            taken.set(call.body().size());
            return HttpReply.empty(204);
        };
        List<Route> routes = List.of(new Route("POST", "/file", new Route.ToFile(LIMIT), handler),
                new Route("POST", "/memory", new Route.ToMemory(LIMIT), handler));
        Door door = new Door(List.of(new RouteGroup("/", RouteGroup.Guard.open(), new Problems(), routes)),
                new References(new Random(1)));
        server = ApiHttpServer.start(vertx, "127.0.0.1", 0, "port", door, work -> {
            threads.execute(work);
            return true;
        });
    }

    @AfterEach
    void close() {
        server.close();
        client.close();
        threads.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private HttpResponse<String> send(String path, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(20)).POST(body).build(), HttpResponse.BodyHandlers.ofString());
    }

    private void assertTooLarge(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(413);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/problem+json");
        assertThat(response.body()).contains(Integer.toString(LIMIT));
        assertThat(taken).hasValue(-1);
    }

    private static HttpRequest.BodyPublisher announced(int size) {
        return HttpRequest.BodyPublishers.ofByteArray(new byte[size]);
    }

    /// In chunks, so that only counting tells how much it is.
    private static HttpRequest.BodyPublisher unannounced(int size) {
        return HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[size]));
    }

    @Test
    void asMuchAsTheLimitIsTaken() throws IOException, InterruptedException {
        assertThat(send("/file", unannounced(LIMIT)).statusCode()).isEqualTo(204);
        assertThat(taken).hasValue(LIMIT);
        assertThat(send("/memory", announced(LIMIT)).statusCode()).isEqualTo(204);
        assertThat(taken).hasValue(LIMIT);
    }

    @Test
    void whatSaysThatItIsTooMuchIsRefusedAtOnce() throws IOException, InterruptedException {
        assertTooLarge(send("/file", announced(MUCH)));
        assertTooLarge(send("/memory", announced(MUCH)));
        assertThat(send("/file", announced(1)).statusCode()).isEqualTo(204);
    }

    @Test
    void whatTurnsOutToBeTooMuchIsRefusedThen() throws IOException, InterruptedException {
        assertTooLarge(send("/file", unannounced(MUCH)));
        assertTooLarge(send("/memory", unannounced(LIMIT + 1)));
        assertThat(send("/file", announced(1)).statusCode()).isEqualTo(204);
    }
}
