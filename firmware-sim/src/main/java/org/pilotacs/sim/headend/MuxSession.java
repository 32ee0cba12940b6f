package org.pilotacs.sim.headend;

import org.apache.mina.core.buffer.IoBuffer;
import org.apache.mina.core.future.WriteFuture;
import org.apache.mina.core.session.IoSession;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.ClientId;
import org.pilotacs.protocols.simulcrypt.FromMux;
import org.pilotacs.protocols.simulcrypt.Received;
import org.pilotacs.protocols.simulcrypt.SimulcryptCodec;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A connection's socket, and the conduct of its multiplexer as far as it is a matter of sockets. Events come from
/// MINA's threads; what they set off is short and waits for nothing but the books. Safe for any number of threads.
final class MuxSession implements MuxConnection.Line {
    private static final int GARBAGE = 40;
    private static final int FLOOD = 200;
    private static final Duration LOOK = Duration.ofMillis(100);

    private final IoSession session;
    private final MuxBooks books;
    private final SimulcryptCodec codec;
    private final Supplier<Conduct> conduct;
    private final ScheduledExecutorService timer;
    private final MuxConnection connection;
    /// What was read before a black hole opened.
    private final Queue<Received> held = new ArrayDeque<>();
    private long slowSince;
    private long readBefore;

    MuxSession(IoSession session, MuxBooks books, SimulcryptCodec codec, Supplier<Conduct> conduct,
            ScheduledExecutorService timer) {
        this.session = session;
        this.books = books;
        this.codec = codec;
        this.conduct = conduct;
        this.timer = timer;
        this.connection = new MuxConnection(books, this);
    }

    MuxConnection connection() {
        return connection;
    }

    void opened() {
        synchronized (books) {
            books.enter(connection);
        }
        conductChanged();
    }

    void closed() {
        synchronized (books) {
            connection.closed();
        }
    }

    void received(Received received) {
        synchronized (books) {
            if (conduct.get() instanceof Conduct.BlackHole) {
                held.add(received);
                return;
            }
            connection.receive(received, conduct.get());
        }
        if (conduct.get() instanceof Conduct.ReadsSlowly(int rate)) {
            readSlowly(rate);
        }
    }

    /// Waits for as long as what was read should have taken.
    private synchronized void readSlowly(int bytesPerSecond) {
        long due = slowSince
                + (session.getReadBytes() - readBefore) * Duration.ofSeconds(1).toNanos() / bytesPerSecond;
        long wait = due - System.nanoTime();
        if (wait > 0) {
            session.suspendRead();
            var _ = timer.schedule(this::readOn, wait, TimeUnit.NANOSECONDS);
        }
    }

    private void readOn() {
        if (!(conduct.get() instanceof Conduct.BlackHole)) {
            session.resumeRead();
        }
    }

    /// Takes up what the multiplexer does from now on.
    void conductChanged() {
        switch (conduct.get()) {
            case Conduct.BlackHole() -> session.suspendRead();
            case Conduct.Floods() -> {
                resume();
                var _ = Thread.ofVirtual().name("mux-flood").start(this::flood);
            }
            case Conduct.ReadsSlowly _ -> {
                beginSlowly();
                resume();
            }
            case Conduct _ -> resume();
        }
    }

    private synchronized void beginSlowly() {
        slowSince = System.nanoTime();
        readBefore = session.getReadBytes();
    }

    private void resume() {
        synchronized (books) {
            for (Received late = held.poll(); late != null; late = held.poll()) {
                connection.receive(late, conduct.get());
            }
        }
        session.resumeRead();
    }

    private void flood() {
        try {
            while (session.isConnected() && conduct.get() instanceof Conduct.Floods) {
                IoBuffer tests = IoBuffer.allocate(0).setAutoExpand(true);
                byte[] test = codec.encode(test());
                for (int i = 0; i < FLOOD; i++) {
                    tests.put(test);
                }
                WriteFuture written = session.write(tests.flip());
                while (!written.await(LOOK.toMillis()) && conduct.get() instanceof Conduct.Floods) {
                    // whoever does not read is not given more
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private ChannelTest test() {
        synchronized (books) {
            MuxTruth.Channel open = connection.truth().channel();
            return open == null
                    ? new ChannelTest(new ClientId(0), 0)
                    : new ChannelTest(open.client(),
                            open.dataChannelId());
        }
    }

    @Override
    public String peer() {
        return String.valueOf(session.getRemoteAddress());
    }

    @Override
    public void say(FromMux message) {
        switch (conduct.get()) {
            case Conduct.Silent(),Conduct.BlackHole() -> {
                // not a word
            }
            case Conduct.Garbage() -> {
                byte[] garbage = new byte[GARBAGE];
                ThreadLocalRandom.current().nextBytes(garbage);
                say(garbage);
            }
            case Conduct _ -> session.write(message);
        }
    }

    /// Whatever they are.
    void say(byte[] bytes) {
        session.write(IoBuffer.wrap(bytes));
    }

    @Override
    public void hangUp() {
        session.closeOnFlush();
    }
}
