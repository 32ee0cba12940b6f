package org.pilotacs.sim.headend;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.emm.Cat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// What makes a transport stream of what a multiplexer is given and hands it on, on a thread of its own. Between the two
/// is a queue that ends. Safe for any number of threads.
final class PlayOut implements Feed, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PlayOut.class);
    private static final int QUEUE = 1_000;
    /// PAT, CAT and PMT come at least every half second (TR 101 290, 1.3 and 1.5).
    private static final Duration TABLES_EVERY = Duration.ofMillis(100);
    /// How often null packets are made up.
    private static final Duration FILL_EVERY = Duration.ofMillis(20);
    private static final long PACKET_BITS = 188 * 8;

    private record Work(Source source, List<byte[]> datagrams) {}

    private final TransportStream stream;
    private final int rate;
    private final List<TsSink> sinks;
    private final BlockingQueue<Work> queue = new ArrayBlockingQueue<>(QUEUE);
    private final ArrayDeque<byte[]> due = new ArrayDeque<>();
    private final AtomicLong played = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("play-out").daemon().unstarted(this::play);
    private volatile boolean closed;
    private volatile Cat cat;
    private long nextTables;
    private long fillFrom;
    private long filled;

    private PlayOut(StreamLayout layout, List<TsSink> sinks) {
        this.stream = new TransportStream(layout);
        this.cat = stream.cat();
        this.rate = layout.rate();
        this.sinks = List.copyOf(sinks);
    }

    /// @param sinks closed with it
    static PlayOut start(StreamLayout layout, List<TsSink> sinks) {
        PlayOut started = new PlayOut(layout, sinks);
        started.thread.start();
        return started;
    }

    /// Packets that went out.
    long played() {
        return played.get();
    }

    /// Which EMMs are on which PID.
    Cat cat() {
        return cat;
    }

    @Override
    public void opened(Source source) {
        boolean _ = queue.offer(new Work(source, List.of()));
    }

    @Override
    public boolean provided(Source source, List<byte[]> datagrams) {
        return queue.offer(new Work(source, datagrams));
    }

    private void play() {
        nextTables = System.nanoTime();
        fillFrom = nextTables;
        try {
            while (!closed || !queue.isEmpty()) {
                step();
            }
            send(due.size());
        } catch (InterruptedException stopped) {
            log.debug("stopped");
        } catch (RuntimeException | Error bug) {
            log.error("the play-out died", bug);
        }
        close(sinks);
    }

    private void step() throws InterruptedException {
        long now = System.nanoTime();
        long wait = nextTables - now;
        if (wait <= 0) {
            nextTables = now + TABLES_EVERY.toNanos();
            due.addAll(stream.tables());
        }
        Work work = next(Math.max(0, Math.min(wait, rate == 0 ? Long.MAX_VALUE : FILL_EVERY.toNanos())));
        if (work != null) {
            take(work);
        }
        send(rate == 0 ? due.size() : owed());
    }

    /// Null if nothing comes in time, or what is due has to go out first.
    private @Nullable Work next(long wait) throws InterruptedException {
        if (due.isEmpty() || (rate != 0 && due.size() < QUEUE)) {
            return queue.poll(wait, TimeUnit.NANOSECONDS);
        }
        if (rate != 0) {
            LockSupport.parkNanos(wait);
        }
        return null;
    }

    private void take(Work work) {
        if (stream.enter(work.source())) {
            cat = stream.cat();
            due.addAll(stream.tables());
        }
        if (!work.datagrams().isEmpty()) {
            due.addAll(stream.data(work.source(), work.datagrams()));
        }
    }

    /// How many packets a stream of constant rate should have had by now, less those that it had.
    private int owed() {
        long should = (System.nanoTime() - fillFrom) / 1_000 * rate / 1_000 / PACKET_BITS;
        int owed = (int) (should - filled);
        filled = should;
        while (due.size() < owed) {
            due.addLast(TransportStream.nullPacket());
        }
        return owed;
    }

    private void send(int count) {
        if (count == 0) {
            return;
        }
        byte[][] packets = new byte[count][];
        for (int i = 0; i < count; i++) {
            packets[i] = due.removeFirst();
        }
        for (TsSink sink : sinks) {
            try {
                sink.packets(List.of(packets));
            } catch (IOException lost) {
                log.warn("{} lost {} packets: {}", sink, count, lost.toString());
            }
        }
        played.addAndGet(count);
    }

    private static void close(List<TsSink> sinks) {
        for (TsSink sink : sinks) {
            try {
                sink.close();
            } catch (IOException lost) {
                log.warn("{} was not closed: {}", sink, lost.toString());
            }
        }
    }

    /// What was given has gone out, and the sinks are closed, when this returns. It is not interrupted, which a file would
    /// not survive, but looks up every now and then.
    @Override
    public void close() {
        closed = true;
        try {
            boolean _ = thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
