package org.pilotacs.acs.link.satellite.carousel;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.mux.Fate;
import org.pilotacs.acs.link.satellite.mux.Room;
import org.pilotacs.acs.link.satellite.mux.Uplink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Plays one card system's carousel on its uplink, with a thread of its own. What was handed over counts as sent once a
/// multiplexer has read it; else it is due again. Safe for any number of threads.
final class Player implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Player.class);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(200);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(2);
    /// Until what was not taken is offered again: a long message waits until there is all the room that there can be.
    private static final Duration REFUSED_PAUSE = Duration.ofMillis(100);
    /// So many packets are handed over at once; a new message need not wait for more than these.
    private static final int MOST_PACKETS = 40;
    private static final Duration CLOSING = Duration.ofSeconds(3);

    private final Uplink uplink;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Carousel carousel;
    private final Map<Long, Flight> flights = new HashMap<>();
    private final Thread thread;
    private boolean playing;
    private boolean closed;

    /// What was handed over together.
    private record Flight(List<Carousel.Play> plays, Instant at) {}

    /// @param carousel ours from now on
    Player(Uplink uplink, Carousel carousel, InstantSource clock, ThreadFactory threads) {
        this.uplink = uplink;
        this.carousel = carousel;
        this.clock = clock;
        this.thread = threads.newThread(this::run);
        thread.start();
    }

    /// Whether it sends, or only holds what it has.
    void playing(boolean now) {
        lock.lock();
        try {
            playing = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void add(OnAir item) {
        lock.lock();
        try {
            carousel.add(item);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void remove(String message) {
        lock.lock();
        try {
            OnAir _ = carousel.remove(message);
        } finally {
            lock.unlock();
        }
    }

    /// Has another message take the place of one, if it is here.
    void replace(String message, UnaryOperator<OnAir> by) {
        lock.lock();
        try {
            OnAir item = carousel.remove(message);
            if (item != null) {
                carousel.add(by.apply(item));
            }
        } finally {
            lock.unlock();
        }
    }

    void removeAll() {
        lock.lock();
        try {
            List.copyOf(carousel.all()).forEach(item -> carousel.remove(item.message().id()));
        } finally {
            lock.unlock();
        }
    }

    /// Looks at a message while nobody else touches it; null if it is not here.
    <T> @Nullable T look(String message, Function<Standing, T> at) {
        lock.lock();
        try {
            OnAir item = carousel.find(message);
            return item == null ? null : at.apply(standing(item));
        } finally {
            lock.unlock();
        }
    }

    /// How a message stands.
    ///
    /// @param next null if it is not going to be sent any more
    /// @param surelyBy when a box that is on and tuned will have it, as good as surely
    record Standing(Message message, PlayPlan plan, OnAir.Progress progress, @Nullable Instant next, Instant surelyBy,
            boolean over) {}

    private Standing standing(OnAir item) {
        Instant now = clock.instant();
        return new Standing(item.message(), item.plan(), item.progress(),
                item.isToBeSent() ? carousel.expected(item, now) : null, carousel.expectedSure(item, now),
                item.hasAllPlays() || !now.isBefore(item.message().until()));
    }

    /// All that there is, as it stands.
    List<Standing> standings() {
        lock.lock();
        try {
            return carousel.all().stream().map(this::standing).toList();
        } finally {
            lock.unlock();
        }
    }

    /// Those whose plan is over.
    List<Standing> over() {
        lock.lock();
        try {
            Instant now = clock.instant();
            return carousel.all().stream()
                    .filter(item -> item.hasAllPlays() || !now.isBefore(item.message().until())).map(this::standing)
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    /// How far those have come that have come further since this was last asked.
    Map<String, OnAir.Progress> takeProgress() {
        lock.lock();
        try {
            Map<String, OnAir.Progress> come = new HashMap<>();
            carousel.all().stream().filter(OnAir::takeChange)
                    .forEach(item -> come.put(item.message().id(), item.progress()));
            return come;
        } finally {
            lock.unlock();
        }
    }

    Load load() {
        lock.lock();
        try {
            return new Load(carousel.size(), carousel.all().stream().filter(item -> item.sent() == 0).count());
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (turn()) {
                // all is in the condition
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException died) {
            log.error("the thread that sends to satellites died; nothing is sent until the server is restarted", died);
            throw died;
        }
    }

    /// False once closed.
    private boolean turn() throws InterruptedException {
        Room room = uplink.room();
        List<Fate> fates = uplink.fates();
        Instant now = clock.instant();
        List<Carousel.Play> plays = List.of();
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            fates.forEach(fate -> ended(fate, now));
            if (playing && room instanceof Room.Free(int packets)) {
                plays = carousel.take(now, Math.min(packets, MOST_PACKETS));
                plays = plays.isEmpty() ? carousel.takeOne(now) : plays;
            }
            if (plays.isEmpty()) {
                long _ = changed.awaitNanos(pause(room, now).toNanos());
                return true;
            }
        } finally {
            lock.unlock();
        }
        send(plays, now);
        return true;
    }

    private void ended(Fate fate, Instant now) {
        Flight flight = flights.remove(fate.delivery());
        if (flight != null) {
            flight.plays.forEach(play -> {
                if (fate.read()) {
                    carousel.read(play.item(), flight.at);
                } else {
                    carousel.lost(play.item(), now);
                }
            });
        }
    }

    private void send(List<Carousel.Play> plays, Instant now) throws InterruptedException {
        List<byte[]> sections = new ArrayList<>();
        plays.forEach(play -> sections.addAll(play.item().message().sections()));
        OptionalLong delivery = uplink.send(sections);
        lock.lock();
        try {
            if (delivery.isPresent()) {
                flights.put(delivery.getAsLong(), new Flight(plays, now));
            } else {
                plays.forEach(play -> carousel.lost(play.item(), now));
                long _ = changed.awaitNanos(REFUSED_PAUSE.toNanos());
            }
        } finally {
            lock.unlock();
        }
    }

    private Duration pause(Room room, Instant now) {
        Instant next = carousel.nextDue();
        Duration untilDue = next == null ? LONGEST_PAUSE : Duration.between(now, next);
        Duration wished = switch (room) {
            case Room.Full(Duration pause) -> pause.compareTo(untilDue) > 0 ? pause : untilDue;
            case Room.Free _ -> playing ? untilDue : LONGEST_PAUSE;
            case Room.Down _ -> LONGEST_PAUSE;
        };
        Duration atLeast = wished.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : wished;
        return atLeast.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : atLeast;
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            boolean _ = thread.join(CLOSING);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
