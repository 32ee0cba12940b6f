package org.pilotacs.acs;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Where boxes fetch firmware: a folder behind the JDK's HTTP server.
final class FileShelf implements AutoCloseable {
    private final Path folder;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    FileShelf(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0, "/",
                SimpleFileServer.createFileHandler(this.folder), Filter.beforeHandler("gate", _ -> atTheGate()));
        server.setExecutor(threads);
        server.start();
    }

    /// Puts a file there; its address.
    URI put(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
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
