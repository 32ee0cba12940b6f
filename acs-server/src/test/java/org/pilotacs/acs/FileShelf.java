package org.pilotacs.acs;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// Where boxes fetch firmware, and send what nobody keeps: a folder behind the JDK's HTTP server.
final class FileShelf implements AutoCloseable {
    private static final String SINK = "/in/";

    private final AtomicLong swallowed = new AtomicLong();
    private final Path folder;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    FileShelf(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0, "/",
                SimpleFileServer.createFileHandler(this.folder), Filter.beforeHandler("gate", _ -> atTheGate()));
        server.createContext(SINK, this::swallow);
        server.setExecutor(threads);
        server.start();
    }

    /// Puts a file there; its address.
    URI put(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    }

    /// Takes what is put there, and counts it.
    URI sink() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + SINK + "speed");
    }

    /// Bytes that came to the [#sink].
    long swallowed() {
        return swallowed.get();
    }

    private void swallow(HttpExchange exchange) throws IOException {
        try (exchange) {
            swallowed.addAndGet(exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()));
            exchange.sendResponseHeaders(201, -1);
        }
    }

    /// Whoever asks from now on waits for that.
    void hold(CountDownLatch until) {
        gate = until;
    }

    private void atTheGate() {
        try {
            gate.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
