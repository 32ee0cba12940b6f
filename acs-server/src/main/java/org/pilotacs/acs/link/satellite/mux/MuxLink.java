package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.mux.HeadendState.MuxState;
import org.pilotacs.acs.link.satellite.mux.LinkState.Connected;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps the stream open at one multiplexer, and hands it what is to be broadcast. Safe for any number of threads.
///
/// It has a thread of its own, which is woken by its inbox and by time, and waits for nothing else while there is a
/// connection; so the inbox holds no more than the [FloodGate] of a [MuxLine] lets through. What it shares with the playing
/// thread is behind a lock, under which nobody waits either, so that messages are written in the order in which the session
/// has them. MINA's threads only put into the inbox.
final class MuxLink {
    private static final Logger log = LoggerFactory.getLogger(MuxLink.class);
    /// Until a queue that is full is looked at again.
    private static final Duration QUEUE_WAIT = Duration.ofMillis(50);

    private final HeadendConfig config;
    private final HeadendConfig.Multiplexer mux;
    private final int index;
    private final MuxConnector connector;
    private final DeliveryLedger ledger;
    private final InstantSource time;
    private final BlockingQueue<Happening> inbox = new LinkedBlockingQueue<>();
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final MuxUpkeep upkeep;
    private Instant asleepUntil;

    /// @param index of the multiplexer in the configuration
    MuxLink(HeadendConfig config, int index, MuxSurroundings around, DeliveryLedger ledger, InstantSource time) {
        this.config = config;
        this.mux = config.multiplexers().get(index);
        this.index = index;
        this.connector = around.connector();
        this.ledger = ledger;
        this.time = time;
        this.asleepUntil = time.instant();
        this.upkeep = new MuxUpkeep(config, index, around, ledger, asleepUntil);
        this.thread = around.threads().newThread(this::run);
    }

    String name() {
        return mux.name();
    }

    void start() {
        thread.start();
    }

    /// Connects without waiting any longer, if that is what it waits for.
    void retry() {
        inbox.add(Happening.Order.RETRY);
    }

    /// Begins to close it in good order.
    void stop() {
        inbox.add(Happening.Order.STOP);
    }

    /// Waits until it is closed; if that takes longer than it may, ends it in whatever order.
    void awaitEnd(Duration patience) throws InterruptedException {
        if (!thread.join(patience)) {
            thread.interrupt();
        }
    }

    Standing standing() {
        lock.lock();
        try {
            Instant now = time.instant();
            Connected open = upkeep.open();
            if (open == null) {
                return new Standing(false, false, upkeep.isTried(), 0, QUEUE_WAIT);
            }
            Outlet outlet = upkeep.outlet();
            return open.line().isFull()
                    ? new Standing(true, outlet.isOpen(), true, 0, QUEUE_WAIT)
                    : new Standing(true, outlet.isOpen(), true, outlet.free(now), outlet.wait(now));
        } finally {
            lock.unlock();
        }
    }

    /// Writes a delivery on the connection; false, and nothing is written, if there is no room now.
    boolean provide(long delivery, List<byte[]> sections) {
        lock.lock();
        try {
            Instant now = time.instant();
            Connected open = upkeep.open();
            if (open == null || open.line().isFull()) {
                return false;
            }
            Packing.Packed packed = open.packing().pack(sections);
            if (!upkeep.outlet().take(packed.packets(), now)) {
                return false;
            }
            ledger.taken(delivery, index);
            packed.messages().forEach(open.line()::write);
            open.packing().sent(packed);
            delivered(delivery, packed.packets(), open, now);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// Sets room aside for packets that go by another way than the connection; false if there is none now.
    boolean reserve(int packets) {
        lock.lock();
        try {
            return upkeep.open() != null && upkeep.outlet().take(packets, time.instant());
        } finally {
            lock.unlock();
        }
    }

    /// Says that a delivery went by another way; false if the stream is not open any more.
    boolean provided(long delivery, int packets) {
        lock.lock();
        try {
            Connected open = upkeep.open();
            if (open == null) {
                return false;
            }
            ledger.taken(delivery, index);
            delivered(delivery, packets, open, time.instant());
            return true;
        } finally {
            lock.unlock();
        }
    }

    MuxState state() {
        lock.lock();
        try {
            return upkeep.record().state(upkeep.outlet(), upkeep.open() != null, time.instant());
        } finally {
            lock.unlock();
        }
    }

    private void delivered(long delivery, int packets, Connected open, Instant now) {
        upkeep.delivered(delivery, packets, open, now);
        Instant wakeAt = open.session().wakeAt();
        if (wakeAt != null && wakeAt.isBefore(asleepUntil)) {
            asleepUntil = wakeAt;
            inbox.add(Happening.Order.LOOK);
        }
    }

    private void run() {
        try {
            Duration pause = pause();
            while (pause != null) {
                turn(inbox.poll(pause.toNanos(), TimeUnit.NANOSECONDS));
                pause = pause();
            }
        } catch (InterruptedException _) {
            abandon(null);
        }
    }

    /// How long there is nothing to do; null once there never will be again.
    private @Nullable Duration pause() {
        lock.lock();
        try {
            Instant now = time.instant();
            Instant wakeAt = upkeep.wakeAt(now);
            if (wakeAt == null) {
                return null;
            }
            asleepUntil = wakeAt;
            return wakeAt.isAfter(now) ? Duration.between(now, wakeAt) : Duration.ZERO;
        } finally {
            lock.unlock();
        }
    }

    private void turn(@Nullable Happening next) {
        try {
            if (look(next)) {
                // takes as long as the look-up of the name does
                InetSocketAddress address = new InetSocketAddress(mux.host(), mux.port());
                connect(address);
            }
        } catch (RuntimeException failure) {
            log.atError().addKeyValue("headend", config.name()).addKeyValue("mux", mux.name()).setCause(failure)
                    .log("the connection to a multiplexer is given up over this, and opened again later");
            abandon(config.timing().retry().max());
        }
    }

    /// Whether to connect now.
    private boolean look(@Nullable Happening next) {
        lock.lock();
        try {
            Instant now = time.instant();
            upkeep.look(next, now);
            return upkeep.wantsToConnect(now);
        } finally {
            lock.unlock();
        }
    }

    private void connect(InetSocketAddress address) {
        lock.lock();
        try {
            upkeep.connect(connector, address, inbox::add, time);
        } finally {
            lock.unlock();
        }
    }

    private void abandon(@Nullable Duration pause) {
        lock.lock();
        try {
            Instant now = time.instant();
            upkeep.abandon(pause == null ? null : now.plus(pause), now);
        } finally {
            lock.unlock();
        }
    }
}
