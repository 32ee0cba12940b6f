package org.pilotacs.agent.cwmp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.digest.DigestAlgorithm;
import org.pilotacs.protocols.cwmp.digest.DigestAuthorization;
import org.pilotacs.protocols.cwmp.digest.DigestChallenge;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/// Answers connection requests for any number of boxes on one port, each under a path of its own (TR-069 Amendment 6,
/// 3.2.2): a GET with digest credentials gets an empty 200 at once, and the session follows.
public final class ConnectionRequestListener implements AutoCloseable {
    private static final String REALM = "connection-request";

    /// The box behind a path.
    public interface Target extends Wakeable {
        /// Whether it would hear a knock at all.
        boolean isUp();
    }

    private final HttpServer server;
    private final ExecutorService threads;
    private final Nonces nonces;
    private final Map<String, Target> targets = new ConcurrentHashMap<>();

    /// @param bind port 0 takes any free one
    /// @param random for challenges
    public ConnectionRequestListener(InetSocketAddress bind, RandomGenerator random) throws IOException {
        this.server = HttpServer.create(bind, 1024);
        this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("knock-", 0).factory());
        this.nonces = new Nonces(random);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /// Gives a box a path; what it was reached by before still works.
    ///
    /// @param path without a slash; hard to guess
    /// @return the ConnectionRequestURL
    public String register(String path, Target target) {
        targets.put("/" + path, target);
        InetSocketAddress address = server.getAddress();
        return "http://" + address.getAddress().getHostAddress() + ":" + address.getPort() + "/" + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Target target = targets.get(exchange.getRequestURI().getPath());
            if (target != null && !target.isUp()) {
                // a box without power does not answer: the connection just breaks
                return;
            }
            exchange.sendResponseHeaders(status(exchange, target), -1);
        }
    }

    private int status(HttpExchange exchange, @Nullable Target target) {
        if (target == null) {
            return 404;
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            return 405;
        }
        if (!isAuthorized(exchange, target)) {
            exchange.getResponseHeaders().set("WWW-Authenticate",
                    DigestChallenge.of(REALM, nonces.issue(), DigestAlgorithm.MD5).format());
            return 401;
        }
        target.knocked();
        return 200;
    }

    private boolean isAuthorized(HttpExchange exchange, Target target) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        DigestAuthorization given = header == null ? null : DigestAuthorization.parse(header);
        return given != null && given.username().equals(target.username()) && given.realm().equals(REALM)
                && given.uri().endsWith(exchange.getRequestURI().getRawPath())
                && given.isProofOf(target.password(), "GET") && nonces.accept(given.nonce(), given.count());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
