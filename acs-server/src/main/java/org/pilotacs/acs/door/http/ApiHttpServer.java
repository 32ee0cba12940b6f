package org.pilotacs.acs.door.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import org.pilotacs.acs.network.Listening;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The line between sockets and doors: event loops collect the bounded body, [Work] answers, the request's own context
/// writes. Nothing of Vert.x goes further in. Safe for any number of threads.
public final class ApiHttpServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ApiHttpServer.class);
    private static final Duration START = Duration.ofSeconds(10);
    /// For how long a body that is not wanted is still read away, so that its sender comes to see the answer: a line that is
    /// closed on what is under way loses that too (RFC 9112, section 9.6).
    private static final Duration LINGER = Duration.ofSeconds(1);
    private static final Duration BUSY = Duration.ofSeconds(2);
    /// Queries of the northbound interface stand in it.
    private static final int LONGEST_LINE = 64 * 1024;
    /// Longer than the heartbeat of an event stream.
    private static final int IDLE_SECONDS = 60;

    private final Vertx vertx;
    private final Door door;
    private final Work work;
    private final Proxies proxies;
    private final HttpServer server;

    /// Where blocking work is done, for example `workers::begin`.
    @FunctionalInterface
    public interface Work {
        /// Begins it on a thread of its own; false if there is no room.
        boolean begin(Runnable work);
    }

    private ApiHttpServer(Vertx vertx, Door door, Work work, Proxies proxies) {
        this.vertx = vertx;
        this.proxies = proxies;
        this.door = door;
        this.work = work;
        this.server = vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS)
                .setHandle100ContinueAutomatically(true).setMaxInitialLineLength(LONGEST_LINE)
                .setMaxHeaderSize(16 * 1024));
    }

    /// Listens and returns once it does.
    ///
    /// @param port 0 for any free one; see [#port]
    /// @param setting what chose it, for example `console.port`
    /// @throws IOException if the address cannot be had
    public static ApiHttpServer start(Vertx vertx, String host, int port, String setting, Door door, Work work)
            throws IOException {
        return start(vertx, host, port, setting, door, work, Proxies.NONE);
    }

    /// The same behind proxies.
    ///
    /// @throws IOException if the address cannot be had
    public static ApiHttpServer start(Vertx vertx, String host, int port, String setting, Door door, Work work,
            Proxies proxies) throws IOException {
        ApiHttpServer api = new ApiHttpServer(vertx, door, work, proxies);
        api.server.requestHandler(api::receive);
        Listening.await(api.server.listen(port, host), host, port, setting);
        return api;
    }

    /// The port it listens on.
    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        try {
            server.close().toCompletionStage().toCompletableFuture().get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            log.atWarn().setCause(e).log("The API listener did not close cleanly");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void receive(HttpServerRequest request) {
        HttpCall head = head(request);
        Route.Upload upload = door.upload(head);
        if (announced(request) > upload.limit()) {
            refuse(request, head, door.tooMuch(head));
            return;
        }
        request.exceptionHandler(e -> log.debug("A request broke off: {}", e.getMessage()));
        switch (upload) {
            case Route.ToMemory(long limit) -> toMemory(request, head, limit);
            case Route.ToFile(long limit) -> checkedToFile(request, head, limit);
        }
    }

    private HttpCall head(HttpServerRequest request) {
        boolean isHead = request.method() == HttpMethod.HEAD;
        Fields headers = Fields.headers(request.headers());
        return new HttpCall(isHead ? "GET" : request.method().name(), Objects.requireNonNullElse(request.path(), "/"),
                Fields.NONE, Fields.urlEncoded(Objects.requireNonNullElse(request.query(), "")), headers, Body.EMPTY,
                proxies.peer(request.remoteAddress().hostAddress(), headers));
    }

    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("content-length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException _) {
            return Long.MAX_VALUE;
        }
    }

    private void toMemory(HttpServerRequest request, HttpCall head, long limit) {
        Buffer collected = Buffer.buffer();
        request.handler(chunk -> {
            if (collected.length() + (long) chunk.length() > limit) {
                request.handler(null).endHandler(null);
                refuse(request, head, door.tooMuch(head));
            } else {
                collected.appendBuffer(chunk);
            }
        });
        request.endHandler(_ -> answer(request, whole(head, Body.of(collected.getBytes()))));
    }

    /// Whoever may not send it is not let fill the disk; who may is known by the database, so not here.
    private void checkedToFile(HttpServerRequest request, HttpCall head, long limit) {
        request.pause();
        Context context = vertx.getOrCreateContext();
        boolean begun = work.begin(() -> {
            ApiError early = door.early(head);
            context.runOnContext(_ -> {
                if (early != null) {
                    refuse(request, head, early);
                } else {
                    toFile(request, head, limit);
                }
            });
        });
        if (!begun) {
            refuse(request, head, new ApiError.Busy(BUSY));
        }
    }

    /// The request is paused.
    private void toFile(HttpServerRequest request, HttpCall head, long limit) {
        Spool.begin(vertx, request, limit).onSuccess(spooled -> {
            switch (spooled) {
                case Spool.Done(Body.InFile file) -> answer(request, whole(head, file));
                case Spool.TooMuch _ -> refuse(request, head, new ApiError.TooLarge(limit));
            }
        }).onFailure(e -> {
            if (e instanceof HttpClosedException) {
                log.debug("An upload broke off: {}", e.getMessage());
                return;
            }
            log.atError().setCause(e).log("An upload could not be kept");
            refuse(request, head, new ApiError.Broken());
        });
    }

    private static HttpCall whole(HttpCall head, Body body) {
        return new HttpCall(head.method(), head.path(), head.variables(), head.query(), head.headers(), body,
                head.peer());
    }

    private void answer(HttpServerRequest request, HttpCall call) {
        Context context = vertx.getOrCreateContext();
        boolean begun = work.begin(() -> {
            HttpReply reply = door.handle(call);
            discard(call.body());
            context.runOnContext(_ -> write(request, reply, context));
        });
        if (!begun) {
            discard(call.body());
            write(request, door.refuse(new ApiError.Busy(BUSY), call), context);
        }
    }

    private void refuse(HttpServerRequest request, HttpCall head, ApiError error) {
        HttpServerResponse response = request.response();
        response.putHeader("connection", "close");
        write(request, door.refuse(error, head), vertx.getOrCreateContext());
        request.resume();
        vertx.setTimer(LINGER.toMillis(), _ -> request.connection().close());
    }

    private void write(HttpServerRequest request, HttpReply reply, Context context) {
        HttpServerResponse response = request.response();
        if (response.closed() || response.ended()) {
            if (reply instanceof HttpReply.Passing passing) {
                passed(passing.content());
            }
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach((name, value) -> {
            if (name.equals(HttpReply.COOKIE)) {
                response.putHeader(name, value.lines().toList());
            } else {
                response.putHeader(name, value);
            }
        });
        switch (reply) {
            case HttpReply.Whole(int _, var _, Body body, String reason) -> {
                if (!reason.isEmpty()) {
                    response.setStatusMessage(reason);
                }
                if (request.method() == HttpMethod.HEAD) {
                    // a 304 says nothing of a body that the caller has (RFC 9110, section 8.6)
                    if (reply.status() != 304) {
                        response.putHeader("content-length", Long.toString(body.size()));
                    }
                    sent(response.end());
                } else {
                    sent(response.end(Buffer.buffer(body.bytes())));
                }
            }
            case HttpReply.InFile(int _, var _, Path file, long from, long length) -> {
                response.putHeader("content-length", Long.toString(length));
                sent(request.method() == HttpMethod.HEAD
                        ? response.end()
                        : response.sendFile(file.toString(), from, length));
            }
            case HttpReply.Passing(int _, var _, FileChannel content, long length) -> {
                response.putHeader("content-length", Long.toString(length));
                sent((request.method() == HttpMethod.HEAD ? response.end() : response.sendFile(content, 0, length))
                        .onComplete(_ -> passed(content)));
            }
            case HttpReply.Streamed(int _, var _, HttpReply.Source source) -> {
                if (request.method() == HttpMethod.HEAD) {
                    sent(response.end());
                } else {
                    new ReplyStream(context, response).begin(source, work);
                }
            }
            case HttpReply.Events(var _, EventSource source) -> new EventChannel(vertx, context, response, work)
                    .begin(source);
        }
    }

    private static void sent(Future<Void> written) {
        written.onFailure(e -> log.debug("A reply was not taken: {}", e.getMessage()));
    }

    private static void passed(FileChannel content) {
        try {
            content.close();
        } catch (IOException e) {
            log.warn("A temporary file stays behind: {}", e.getMessage());
        }
    }

    private static void discard(Body body) {
        if (body instanceof Body.InFile(Path file, long _)) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                log.warn("A temporary file stays behind: {}", e.getMessage());
            }
        }
    }
}
