package org.pilotacs.acs.link.cwmp;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/// The body of a request as it comes, for a thread that may block: the next chunk is asked for once this one is read, so that
/// hardly more than one is ever in memory. Where the sender hangs up before the end, reading fails.
final class BodyStream extends InputStream {
    private final Context context;
    private final HttpServerRequest request;
    private final BlockingQueue<Chunk> chunks = new LinkedBlockingQueue<>();
    private Buffer now = Buffer.buffer();
    private int read;
    private @Nullable Chunk last;

    private sealed interface Chunk {
        record Some(Buffer bytes) implements Chunk {}

        record End() implements Chunk {}

        record Broken(Throwable why) implements Chunk {}
    }

    /// Call it on the request's context, before anything of the body was handled.
    ///
    /// @param sign called for each chunk: the sender lives
    BodyStream(Context context, HttpServerRequest request, Runnable sign) {
        this.context = context;
        this.request = request;
        request.pause();
        request.exceptionHandler(why -> chunks.add(new Chunk.Broken(why)));
        request.handler(bytes -> {
            sign.run();
            chunks.add(new Chunk.Some(bytes));
        });
        request.endHandler(_ -> chunks.add(new Chunk.End()));
        request.fetch(1);
    }

    /// Reads on without keeping anything, so that a sender that is busy sending comes to read its answer. Call it on the
    /// request's context, once nobody reads any more.
    ///
    /// @param most bytes
    /// @param then called at the end, or once that was too much
    void discard(long most, Runnable then) {
        AtomicLong left = new AtomicLong(most);
        request.exceptionHandler(_ -> chunks.clear());
        request.endHandler(_ -> then.run());
        request.handler(bytes -> {
            if (left.addAndGet(-bytes.length()) < 0) {
                request.handler(null);
                then.run();
            }
        });
        request.resume();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (read == now.length()) {
            if (last == null) {
                next();
            }
            if (last instanceof Chunk.End) {
                return -1;
            }
            if (last instanceof Chunk.Broken(Throwable why)) {
                throw (EOFException) new EOFException("the sender hung up before the end").initCause(why);
            }
        }
        int some = Math.min(length, now.length() - read);
        now.getBytes(read, read + some, into, offset);
        read += some;
        return some;
    }

    private void next() throws InterruptedIOException {
        try {
            switch (chunks.take()) {
                case Chunk.Some(Buffer bytes) -> {
                    now = bytes;
                    read = 0;
                    context.runOnContext(_ -> request.fetch(1));
                }
                case Chunk.End end -> last = end;
                case Chunk.Broken broken -> last = broken;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("given up while a file came");
        }
    }
}
