package org.pilotacs.acs.link.cwmp;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.ServerSSLOptions;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.cwmp.access.Presented;
import org.pilotacs.acs.network.Listening;
import org.pilotacs.acs.runtime.UnavailableException;
import org.pilotacs.acs.runtime.Workers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import javax.net.ssl.SSLPeerUnverifiedException;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// The rim of the CWMP link: event loops collect a bounded body and hand it to a worker; the worker's reply is written on
/// the request's own context. Inward of it there is no Vert.x.
final class CwmpHttpServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(CwmpHttpServer.class);
    private static final Duration SLACK = Duration.ofSeconds(10);
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,200}");
    private static final int MAX_HEADERS = 16 << 10;
    private static final byte[] NOTHING = {};
    /// Most bytes of a file that are read although it is refused, since who is cut off while sending reads no answer.
    private static final long PARTING = 16 << 20;

    private final Vertx vertx;
    private final CwmpConfig config;
    private final CwmpEndpoint endpoint;
    private final SideDoor sideDoor;
    private final CwmpMetrics metrics;
    private final Workers workers;
    private final Workers files;
    private final CwmpTls tls;
    private final int maxBody;
    private final AtomicLong nextConnection = new AtomicLong();
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private final Map<HttpConnection, Long> connections = new ConcurrentHashMap<>();
    private volatile @Nullable HttpServer secure;

    CwmpHttpServer(Vertx vertx, CwmpConfig config, CwmpEndpoint endpoint, SideDoor sideDoor, CwmpMetrics metrics,
            Workers workers, Workers files) {
        this.vertx = vertx;
        this.config = config;
        this.endpoint = endpoint;
        this.sideDoor = sideDoor;
        this.metrics = metrics;
        this.workers = workers;
        this.files = files;
        this.tls = new CwmpTls(vertx, config.tls());
        this.maxBody = (int) config.listener().maxBody().bytes();
    }

    private HttpServerOptions options(int port) {
        return new HttpServerOptions().setHost(config.listener().host()).setPort(port)
                .setHandle100ContinueAutomatically(true).setMaxHeaderSize(MAX_HEADERS)
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false).setPerMessageWebSocketCompressionSupported(false)
                .setIdleTimeout((int) idle(config).toSeconds())
                .setIdleTimeoutUnit(TimeUnit.SECONDS);
    }

    /// A connection outlasts the silence that its device may keep within a session, which would otherwise be cut short.
    private static Duration idle(CwmpConfig config) {
        return Collections.max(List.of(config.sessions().timeout(), CwmpSession.MOST_ASKED)).plus(SLACK);
    }

    boolean listens() {
        return !servers.isEmpty();
    }

    /// Listens; returns the ports, which the system chose where 0 was asked for.
    CwmpPorts listen() throws IOException {
        Integer plain = config.listener().plain()
                ? listen(server(options(config.listener().port())), config.listener().port(), "cwmp.port")
                : null;
        if (!config.tls().isOn()) {
            return new CwmpPorts(plain, null);
        }
        HttpServer server = server(secured(options(config.tls().port()), tls.options()));
        secure = server;
        return new CwmpPorts(plain, listen(server, config.tls().port(), "cwmp.tls.port"));
    }

    private int listen(HttpServer server, int port, String setting) throws IOException {
        Listening.await(server.listen(), config.listener().host(), port, setting);
        servers.add(server);
        return server.actualPort();
    }

    private HttpServer server(HttpServerOptions options) {
        HttpServer server = vertx.createHttpServer(options);
        server.connectionHandler(this::connected);
        server.requestHandler(this::receive);
        server.invalidRequestHandler(request -> {
            metrics.count("bad-http");
            HttpServerRequest.DEFAULT_INVALID_REQUEST_HANDLER.handle(request);
        });
        return server;
    }

    private static HttpServerOptions secured(HttpServerOptions options, ServerSSLOptions tls) {
        options.setSsl(true).setUseAlpn(false).setKeyCertOptions(tls.getKeyCertOptions())
                .setTrustOptions(tls.getTrustOptions())
                .setEnabledSecureTransportProtocols(tls.getEnabledSecureTransportProtocols());
        return options.setClientAuth(tls.getClientAuth());
    }

    /// Takes new certificates and keys, if the files have changed, for the connections to come.
    void renewTls() {
        HttpServer server = secure;
        ServerSSLOptions changed = server == null ? null : tls.changed();
        if (server != null && changed != null) {
            server.updateSSLOptions(changed).await();
        }
    }

    private void connected(HttpConnection connection) {
        long id = nextConnection.incrementAndGet();
        connections.put(connection, id);
        connection.closeHandler(_ -> {
            connections.remove(connection);
            endpoint.closed(id);
        });
    }

    private void receive(HttpServerRequest request) {
        long connection = connections.getOrDefault(request.connection(), 0L);
        String cookie = request.getHeader("Cookie");
        if (sideDoor.isFile(request.uri())) {
            receiveFile(request, cookie, connection);
            return;
        }
        long most = sideDoor.most(request.uri(), maxBody);
        Body body = new Body();
        request.exceptionHandler(failure -> log.debug("request broke off", failure));
        request.handler(chunk -> {
            if (body.length() + chunk.length() > most) {
                tooLarge(request, cookie, connection, most);
                return;
            }
            if (body.length() > 0) {
                endpoint.progress(cookie, connection);
            }
            body.append(chunk);
        });
        Context context = vertx.getOrCreateContext();
        request.endHandler(_ -> {
            HttpCall call = new HttpCall(sender(request), origin(request), connection, cookie,
                    request.getHeader("Content-Type"), body.bytes());
            String coding = request.getHeader("Content-Encoding");
            Runnable work = () -> work(call, coding, most, context, request.response());
            // a device with a cookie is in a session that others already made room for
            boolean begun = cookie == null ? workers.begin(work) : workers.beginUrgent(work);
            if (!begun) {
                write(request.response(), endpoint.turnAway());
            }
        });
    }

    /// A file may be large and slow, so it is taken while it comes.
    private void receiveFile(HttpServerRequest request, @Nullable String cookie, long connection) {
        Context context = vertx.getOrCreateContext();
        BodyStream body = new BodyStream(context, request, () -> endpoint.progress(cookie, connection));
        HttpCall call = new HttpCall(sender(request), origin(request), connection, cookie, null, NOTHING);
        long announced = announced(request);
        if (!files.begin(() -> takeFile(call, announced, body, context, request))) {
            partWith(request, body, endpoint.turnAway());
        }
    }

    /// Answers a sender that is not through yet, and hangs up when it is, or will not end.
    private static void partWith(HttpServerRequest request, BodyStream body, HttpReply reply) {
        HttpServerResponse response = request.response();
        response.putHeader("Connection", "close");
        write(response, reply);
        body.discard(PARTING, request.connection()::close);
    }

    /// Negative if the sender does not say; what is no number the rim has refused before.
    private static long announced(HttpServerRequest request) {
        String length = request.getHeader("Content-Length");
        if (length == null) {
            return -1;
        }
        return length.matches("[0-9]{1,18}") ? Long.parseLong(length) : Long.MAX_VALUE;
    }

    private void takeFile(HttpCall call, long announced, BodyStream body, Context context, HttpServerRequest request) {
        HttpReply reply;
        try {
            reply = sideDoor.file(call, announced, body);
        } catch (IOException cutOff) {
            log.atDebug().addKeyValue("peer", call.peer()).setCause(cutOff).log("a file broke off");
            return;
        } catch (Throwable failure) {
            reply = failed(call, failure);
        }
        HttpReply answer = reply;
        context.runOnContext(_ -> {
            if (request.isEnded()) {
                write(request.response(), answer);
            } else {
                partWith(request, body, answer);
            }
        });
    }

    private static Presented sender(HttpServerRequest request) {
        return new Presented(request.method().name(), request.uri(), request.remoteAddress().hostAddress(),
                request.getHeader("Authorization"), certificate(request.connection()));
    }

    /// What a device says of it reaches nobody but the device itself.
    private static String origin(HttpServerRequest request) {
        String host = Objects.requireNonNullElse(request.getHeader("Host"), "");
        return HOST.matcher(host).matches()
                ? (request.isSSL() ? "https://" : "http://") + host
                : "http://" + request.localAddress().hostAddress() + ":" + request.localAddress().port();
    }

    /// One that an authority of ours has signed, or the connection would not be; null if the device showed none.
    private static @Nullable X509Certificate certificate(HttpConnection connection) {
        if (!connection.isSsl()) {
            return null;
        }
        try {
            return connection.peerCertificates().getFirst() instanceof X509Certificate own ? own : null;
        } catch (SSLPeerUnverifiedException _) {
            return null;
        }
    }

    /// Reads no further. The device hears of it once its session has: what it was asked for is too much.
    private void tooLarge(HttpServerRequest request, @Nullable String cookie, long connection, long most) {
        request.handler(null);
        request.endHandler(null);
        Context context = vertx.getOrCreateContext();
        if (!workers.begin(() -> {
            tooLarge(request.uri(), cookie, connection);
            context.runOnContext(_ -> hangUp(request, tooLarge(most)));
        })) {
            hangUp(request, tooLarge(most));
        }
    }

    /// Answers and reads no further.
    private static void hangUp(HttpServerRequest request, HttpReply reply) {
        HttpServerResponse response = request.response();
        if (!response.closed() && !response.ended()) {
            reply.headers().forEach(header -> response.headers().add(header.getKey(), header.getValue()));
            response.setStatusCode(reply.status()).putHeader("Connection", "close").end(Buffer.buffer(reply.body()))
                    .onComplete(_ -> request.connection().close());
        }
    }

    /// What has come of a request's body; mostly that is one chunk, and often none. Confined to the event loop.
    private static final class Body {
        private @Nullable Buffer chunks;

        int length() {
            return chunks == null ? 0 : chunks.length();
        }

        void append(Buffer chunk) {
            chunks = chunks == null ? chunk : chunks.appendBuffer(chunk);
        }

        byte[] bytes() {
            return chunks == null ? NOTHING : chunks.getBytes();
        }
    }

    /// What comes by the side door is no word in a session, though it may share its connection.
    private void tooLarge(String target, @Nullable String cookie, long connection) {
        if (sideDoor.isFor(target)) {
            metrics.count("too-large");
        } else {
            endpoint.tooLarge(cookie, connection);
        }
    }

    private static HttpReply tooLarge(long most) {
        return HttpReply.text(413, "At most " + most + " bytes are taken here.\n", List.of());
    }

    /// What claims to be compressed and is not goes on as it is: then it is a malformed message like others.
    private HttpReply answer(HttpCall call, @Nullable String codingHeader, long most) {
        String target = call.sender().target();
        ContentCoding coding = ContentCoding.of(codingHeader, call.body());
        byte[] body;
        try {
            body = coding.decoded(call.body(), most);
        } catch (IOException _) {
            return deliver(call);
        }
        if (body.length > most) {
            tooLarge(target, call.cookie(), call.connection());
            return tooLarge(most);
        }
        return deliver(call.withBody(body)).in(coding);
    }

    private HttpReply deliver(HttpCall call) {
        HttpReply beside = sideDoor.handle(call);
        return beside == null ? endpoint.handle(call) : beside;
    }

    /// The edge of the lane: what gets here unforeseen is ours, and the device must see that it failed (never 204).
    private void work(HttpCall call, @Nullable String coding, long most, Context context, HttpServerResponse response) {
        long begun = System.nanoTime();
        HttpReply reply;
        try {
            reply = answer(call, coding, most);
        } catch (Throwable failure) {
            reply = failed(call, failure);
        }
        metrics.exchange(System.nanoTime() - begun);
        HttpReply answer = reply;
        context.runOnContext(_ -> write(response, answer));
    }

    private HttpReply failed(HttpCall call, Throwable failure) {
        if (UnavailableException.isBehind(failure)) {
            log.atWarn().addKeyValue("peer", call.peer()).setCause(failure).log("a session was put off");
            return endpoint.putOff();
        }
        log.atError().addKeyValue("peer", call.peer()).setCause(failure).log("a session failed");
        metrics.count("internal");
        return HttpReply.text(500, "Internal error; try again later.\n", List.of());
    }

    private static void write(HttpServerResponse response, HttpReply reply) {
        if (response.closed() || response.ended()) {
            return;
        }
        response.setStatusCode(reply.status());
        reply.headers().forEach(header -> response.headers().add(header.getKey(), header.getValue()));
        response.end(Buffer.buffer(reply.body())).onFailure(failure -> log.debug("the device left", failure));
    }

    @Override
    public void close() {
        List<HttpServer> open = List.copyOf(servers);
        servers.clear();
        open.forEach(server -> server.close().await());
    }
}
