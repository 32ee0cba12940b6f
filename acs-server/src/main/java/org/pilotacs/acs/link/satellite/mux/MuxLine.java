package org.pilotacs.acs.link.satellite.mux;

import org.apache.mina.core.future.ConnectFuture;
import org.apache.mina.core.session.IoSession;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.protocols.simulcrypt.FromEmmg;
import org.pilotacs.protocols.simulcrypt.Received;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// One TCP connection to a multiplexer, where the line is between MINA's threads, which only hand over what happens here, and
/// ours, which only hand over what is to be written. Nothing of it waits. Safe for any number of threads but where it says
/// otherwise.
final class MuxLine {
    /// Bytes not yet taken by the network beyond which nothing more is given to it.
    private static final long MOST_PENDING = 256 << 10;

    private final Consumer<Happening> events;
    private final InstantSource time;
    private final FloodGate gate = new FloodGate();
    private volatile @Nullable IoSession session;
    private volatile boolean dropped;
    private volatile boolean over;
    private volatile Saying trouble = Saying.NOTHING;
    private boolean flooded;
    private long writtenBefore;
    private @Nullable Instant stalledSince;

    /// @param events must not wait, and may be called by any thread
    MuxLine(Consumer<Happening> events, InstantSource time) {
        this.events = events;
        this.time = time;
    }

    /// Called once. An attempt is never called off, for which MINA is not ready at every moment; [#drop] closes what comes of
    /// it.
    void attempt(ConnectFuture future) {
        future.addListener(_ -> {
            if (!future.isConnected()) {
                closed(future.getException());
            }
        });
    }

    /// On MINA's thread.
    void opened(IoSession one) {
        session = one;
        if (dropped) {
            one.closeNow();
        } else {
            events.accept(new Happening.Opened(this));
        }
    }

    /// On MINA's thread, one at a time.
    void received(Received received) {
        if (flooded) {
            return;
        }
        if (gate.passes(time.instant())) {
            events.accept(new Happening.Heard(this, received));
        } else {
            flooded = true;
            events.accept(new Happening.Flooded(this));
            drop();
        }
    }

    /// On MINA's thread. What ended the connection, if anything did but the other side.
    void failed(Throwable cause) {
        trouble = words(cause);
        drop();
    }

    /// On MINA's thread.
    void closed(@Nullable Throwable cause) {
        over = true;
        events.accept(new Happening.Closed(this, cause == null ? trouble : words(cause)));
    }

    private static Saying words(Throwable cause) {
        String message = cause.getMessage();
        return Saying.of(message == null ? cause.getClass().getSimpleName() : message);
    }

    /// Whether the connection has ended, or did not come about.
    boolean isOver() {
        return over;
    }

    void write(FromEmmg message) {
        IoSession one = session;
        if (one != null) {
            one.write(message);
        }
    }

    /// Whether the network has as much to take as there should be.
    boolean isFull() {
        IoSession one = session;
        return one != null && one.getScheduledWriteBytes() > MOST_PENDING;
    }

    /// Whether for as long nothing was taken of what was written. To be asked now and then by one thread: it can tell no more
    /// than from one question to the next.
    boolean isStalled(Duration patience, Instant now) {
        IoSession one = session;
        if (one == null) {
            return false;
        }
        long written = one.getWrittenBytes();
        if (one.getScheduledWriteBytes() == 0 || written != writtenBefore) {
            stalledSince = null;
        } else if (stalledSince == null) {
            stalledSince = now;
        }
        writtenBefore = written;
        return stalledSince != null && !now.isBefore(stalledSince.plus(patience));
    }

    /// Closes the connection once all that was written is taken; [#drop] it if that takes too long.
    void hangUp() {
        IoSession one = session;
        if (one == null) {
            drop();
        } else {
            one.closeOnFlush();
        }
    }

    /// Closes the connection, as soon as it is open if it is not yet.
    void drop() {
        dropped = true;
        IoSession one = session;
        if (one != null) {
            one.closeNow();
        }
    }
}
