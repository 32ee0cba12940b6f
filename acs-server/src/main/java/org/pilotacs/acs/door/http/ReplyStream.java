package org.pilotacs.acs.door.http;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One streamed reply: a worker writes, the response's context sends, and the worker waits while the caller does not take it,
/// so that no more than a few blocks are in memory. A reply that breaks off is cut, not ended, so that nobody takes it for
/// whole.
final class ReplyStream extends OutputStream {
    private static final Logger log = LoggerFactory.getLogger(ReplyStream.class);
    private static final int BLOCK = 32 * 1024;
    private static final int MOST_PENDING = 4;

    private final Context context;
    private final HttpServerResponse response;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taken = lock.newCondition();
    private final byte[] block = new byte[BLOCK];
    private int filled;
    /// Blocks that are not on the wire yet.
    private int pending;
    private boolean gone;

    ReplyStream(Context context, HttpServerResponse response) {
        this.context = context;
        this.response = response;
    }

    /// On the context.
    void begin(HttpReply.Source source, ApiHttpServer.Work work) {
        response.setChunked(true);
        response.closeHandler(_ -> lost());
        response.exceptionHandler(_ -> lost());
        if (!work.begin(() -> run(source))) {
            response.reset();
        }
    }

    private void run(HttpReply.Source source) {
        try {
            source.write(this);
            flush();
            context.runOnContext(_ -> {
                if (!response.closed()) {
                    response.end().onFailure(e -> log.debug("A reply was not taken: {}", e.getMessage()));
                }
            });
        } catch (IOException e) {
            log.debug("A reply was not taken: {}", e.getMessage());
            cut();
        } catch (RuntimeException e) {
            log.atError().setCause(e).log("A reply broke off");
            cut();
        }
    }

    private void cut() {
        context.runOnContext(_ -> {
            if (!response.closed()) {
                response.reset();
            }
        });
    }

    private void lost() {
        lock.lock();
        try {
            gone = true;
            taken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void write(int one) throws IOException {
        if (filled == BLOCK) {
            flush();
        }
        block[filled++] = (byte) one;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int at = from;
        while (at < from + length) {
            if (filled == BLOCK) {
                flush();
            }
            int some = Math.min(BLOCK - filled, from + length - at);
            System.arraycopy(bytes, at, block, filled, some);
            filled += some;
            at += some;
        }
    }

    @Override
    public void flush() throws IOException {
        if (filled == 0) {
            return;
        }
        Buffer full = Buffer.buffer().appendBytes(block, 0, filled);
        filled = 0;
        awaitRoom();
        context.runOnContext(_ -> {
            if (response.closed()) {
                sent();
            } else {
                response.write(full).onComplete(_ -> sent());
            }
        });
    }

    private void awaitRoom() throws IOException {
        lock.lock();
        try {
            while (pending >= MOST_PENDING && !gone) {
                taken.await();
            }
            if (gone) {
                throw new IOException("the caller is gone");
            }
            pending++;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", e);
        } finally {
            lock.unlock();
        }
    }

    private void sent() {
        lock.lock();
        try {
            pending--;
            taken.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
