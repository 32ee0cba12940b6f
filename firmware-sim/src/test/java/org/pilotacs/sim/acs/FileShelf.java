package org.pilotacs.sim.acs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Files to fetch, and a place to put some. `/secret/…` wants `user:word`, `/broken/…` is cut off half way,
/// `/ranges/…` can be gone on with.
public final class FileShelf implements AutoCloseable {
    private static final String CREDENTIALS = "Basic "
            + Base64.getEncoder().encodeToString("user:word".getBytes(StandardCharsets.UTF_8));

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<Integer> ranges = new CopyOnWriteArrayList<>();

    public FileShelf() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    public void put(String path, byte[] content) {
        files.put(path, content);
    }

    public byte @Nullable [] get(String path) {
        return files.get(path);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/secret/")
                    && !CREDENTIALS.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                exchange.sendResponseHeaders(401, -1);
            } else if (exchange.getRequestMethod().equals("PUT")) {
                files.put(path, exchange.getRequestBody().readAllBytes());
                exchange.sendResponseHeaders(201, -1);
            } else {
                serve(exchange, path, files.get(path));
            }
        }
    }

    private void serve(HttpExchange exchange, String path, byte @Nullable [] content) throws IOException {
        if (content == null) {
            exchange.sendResponseHeaders(404, -1);
            return;
        }
        if (path.startsWith("/ranges/")) {
            serveRange(exchange, content);
            return;
        }
        exchange.sendResponseHeaders(200, content.length);
        exchange.getResponseBody().write(content, 0, path.startsWith("/broken/") ? content.length / 2 : content.length);
    }

    private void serveRange(HttpExchange exchange, byte[] content) throws IOException {
        String range = exchange.getRequestHeaders().getFirst("Range");
        int from = range == null ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
        exchange.getResponseHeaders().set("ETag", "\"one\"");
        if (range != null) {
            ranges.add(from);
            exchange.getResponseHeaders().set("Content-Range",
                    "bytes %d-%d/%d".formatted(from, content.length - 1, content.length));
        }
        exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
        exchange.getResponseBody().write(content, from, content.length - from);
    }

    /// From where on fetches were gone on with.
    public List<Integer> ranges() {
        return List.copyOf(ranges);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
