package org.pilotacs.agent.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/// [BenchAcs] at a real port, for agents that are processes, with files to fetch. Safe for any number of threads.
public final class BenchServer implements AutoCloseable {
    private final BenchAcs acs = new BenchAcs();
    private final HttpServer server;
    private final Map<String, byte[]> files = new HashMap<>();

    public BenchServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/acs", this::session);
        server.createContext("/files", this::file);
        server.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// Looks at what came, or leaves an order, while nothing comes.
    public <T> T with(Function<BenchAcs, T> look) {
        synchronized (acs) {
            return look.apply(acs);
        }
    }

    public void file(String name, byte[] content) {
        synchronized (acs) {
            files.put("/files/" + name, content);
        }
    }

    private void session(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            synchronized (acs) {
                var reply = acs.open().post(exchange.getRequestURI(), Map.of(), body);
                exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
                if (reply.body().length > 0) {
                    exchange.getResponseBody().write(reply.body());
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void file(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] content;
            synchronized (acs) {
                content = files.get(exchange.getRequestURI().getPath());
            }
            exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
            if (content != null) {
                exchange.getResponseBody().write(content);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
