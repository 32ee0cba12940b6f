package org.pilotacs.acs.door.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One stream of server-sent events over one response. The sink may be used from any thread; the response only from its
/// context. A listener that does not take what it is sent is dropped: it comes back and gets the present state.
final class EventChannel implements EventSink {
    private static final Logger log = LoggerFactory.getLogger(EventChannel.class);
    private static final long HEARTBEAT_MILLIS = 15_000;
    private static final int MAX_PENDING = 256;
    private static final Runnable NOT_OPEN = () -> {};
    private static final Runnable STOPPED = () -> {};

    private final Vertx vertx;
    private final Context context;
    private final HttpServerResponse response;
    private final ApiHttpServer.Work work;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicReference<Runnable> stop = new AtomicReference<>(NOT_OPEN);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taken = lock.newCondition();
    /// Events that are not on the wire yet.
    private int untaken;
    private long heartbeat;

    EventChannel(Vertx vertx, Context context, HttpServerResponse response, ApiHttpServer.Work work) {
        this.vertx = vertx;
        this.context = context;
        this.response = response;
        this.work = work;
    }

    private void beat() {
        var _ = write(ServerEvent.HEARTBEAT);
    }

    /// On the context.
    void begin(EventSource source) {
        response.setChunked(true);
        response.closeHandler(_ -> gone());
        response.exceptionHandler(_ -> gone());
        beat();
        heartbeat = vertx.setPeriodic(HEARTBEAT_MILLIS, _ -> beat());
        if (!work.begin(() -> opened(source.open(this)))) {
            end();
        }
    }

    private void opened(Runnable stopping) {
        if (!stop.compareAndSet(NOT_OPEN, stopping)) {
            stopping.run();
        }
    }

    @Override
    public void send(ServerEvent event) {
        if (ended.get()) {
            return;
        }
        if (pending.incrementAndGet() > MAX_PENDING) {
            log.debug("A listener does not take its events and is dropped");
            end();
            return;
        }
        count(1);
        context.runOnContext(_ -> {
            write(event.framed()).onComplete(_ -> count(-1));
            pending.decrementAndGet();
        });
    }

    private void count(int more) {
        lock.lock();
        try {
            untaken += more;
            taken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean awaitTaken() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (untaken > 0 && !ended.get()) {
                taken.await();
            }
            return !ended.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void end() {
        if (ended.compareAndSet(false, true)) {
            count(0);
            context.runOnContext(_ -> {
                if (!response.ended() && !response.closed()) {
                    response.end().onFailure(e -> log.debug("A stream broke off: {}", e.getMessage()));
                }
                gone();
            });
        }
    }

    private Future<Void> write(String text) {
        return response.ended() || response.closed()
                ? Future.succeededFuture()
                : response.write(text).onFailure(_ -> gone());
    }

    private void gone() {
        ended.set(true);
        count(0);
        vertx.cancelTimer(heartbeat);
        Runnable stopping = stop.getAndSet(STOPPED);
        if (stopping != NOT_OPEN && stopping != STOPPED && !work.begin(stopping)) {
            stopping.run();
        }
    }
}
