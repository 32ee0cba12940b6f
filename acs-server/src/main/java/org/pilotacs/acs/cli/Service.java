package org.pilotacs.acs.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/// A server that runs in this process until somebody stops the process; other commands find it by its [PortsFile]. Closes,
/// last first, what was attached to it. Thread-safe.
final class Service implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Service.class);

    private final ServerStarter.Running server;
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private boolean closed;

    private Service(ServerStarter.Running server) {
        this.server = server;
        closing.push(server::close);
    }

    static Service start(ServerStarter starter, ServerStarter.ConfigSource source) throws IOException {
        Service service = new Service(starter.start(source));
        PortsFile.write(service.server);
        service.attach(service::removePorts);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(service::close));
        return service;
    }

    ServerStarter.Running server() {
        return server;
    }

    /// Has something done before the server closes.
    synchronized void attach(Runnable close) {
        closing.push(close);
    }

    /// Returns when the process is asked to end.
    void awaitStop() throws InterruptedException {
        stopping.await();
    }

    @Override
    public synchronized void close() {
        stopping.countDown();
        if (!closed) {
            closed = true;
            closing.forEach(Runnable::run);
        }
    }

    private void removePorts() {
        try {
            PortsFile.remove(server.data());
        } catch (IOException e) {
            log.warn("{} stays behind: {}", PortsFile.NAME, e.getMessage());
        }
    }
}
