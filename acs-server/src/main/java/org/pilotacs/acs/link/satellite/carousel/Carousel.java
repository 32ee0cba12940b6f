package org.pilotacs.acs.link.satellite.carousel;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// Which message is sent next. Knows no clock, no socket and no database: time comes in as an argument, so that a day of it can
/// be looked at in a second. Not safe for threads.
///
/// Among those that are due the rank decides ([OnAir#rank]): a message that nobody has sent yet goes before all repetitions, so
/// that a caller's first message leaves at once however much is on air. Under load the others wait longer than their plan says;
/// what is sent late is sent next a full pause later, so pauses stretch alike for all. Every eighth place goes to
/// whatever has waited longest in proportion to its pause, so that the last phases and campaigns never starve.
///
/// Pauses vary by a tenth, lest messages that began together stay together.
public final class Carousel {
    private static final int FAIR = 8;
    private static final double JITTER = 0.1;
    private static final Comparator<Entry> BY_DUE = Comparator.comparing(Entry::due)
            .thenComparing(entry -> entry.item.message().begun());

    private final RandomGenerator random;
    private final Map<String, OnAir> byId = new HashMap<>();
    private final TreeMap<Integer, PriorityQueue<Entry>> queues = new TreeMap<>();
    private final Lateness lateness = new Lateness();
    private long picked;

    public Carousel(RandomGenerator random) {
        this.random = random;
    }

    /// A place in a queue; void once its item has moved.
    private record Entry(OnAir item, int stamp, Instant due) {
        boolean isVoid() {
            return item.stamp() != stamp;
        }
    }

    /// A message on its way to the multiplexers.
    ///
    /// @param late how long after it was due
    record Play(OnAir item, Duration late) {}

    void add(OnAir item) {
        byId.put(item.message().id(), item);
        if (item.isToBeSent()) {
            enqueue(item);
        }
    }

    /// Null if it was not there.
    @Nullable
    OnAir remove(String id) {
        OnAir item = byId.remove(id);
        if (item != null) {
            item.gone();
        }
        return item;
    }

    @Nullable
    OnAir find(String id) {
        return byId.get(id);
    }

    Collection<OnAir> all() {
        return byId.values();
    }

    public int size() {
        return byId.size();
    }

    /// Takes what is to be sent now, at most so many packets of it; each is then either [#read] or [#lost].
    List<Play> take(Instant now, int packets) {
        List<Play> plays = new ArrayList<>();
        int left = packets;
        for (OnAir item = next(now, left); item != null; item = next(now, left)) {
            left -= item.packets();
            plays.add(play(item, now));
        }
        return plays;
    }

    /// Takes the one whose turn it is, however long it is: it may be longer than there is ever room for at once, and all others
    /// would wait behind it. Empty if none is due.
    List<Play> takeOne(Instant now) {
        OnAir item = next(now, Integer.MAX_VALUE);
        return item == null ? List.of() : List.of(play(item, now));
    }

    private Play play(OnAir item, Instant now) {
        Duration late = Duration.between(item.due(), now);
        lateness.note(item.rank(), late, now);
        Duration pause = item.pause();
        item.handedOver(pause == null ? now : now.plus(jittered(pause)));
        if (pause != null) {
            enqueue(item);
        }
        return new Play(item, late);
    }

    private @Nullable OnAir next(Instant now, int packets) {
        if (packets <= 0) {
            return null;
        }
        PriorityQueue<Entry> queue = ++picked % FAIR == 0 ? longestWaiting(now) : firstDue(now);
        if (queue == null) {
            return null;
        }
        Entry head = queue.element();
        if (head.item.packets() > packets) {
            picked--;
            return null;
        }
        return queue.remove().item;
    }

    private @Nullable PriorityQueue<Entry> firstDue(Instant now) {
        for (PriorityQueue<Entry> queue : queues.values()) {
            if (isDue(queue, now)) {
                return queue;
            }
        }
        return null;
    }

    private @Nullable PriorityQueue<Entry> longestWaiting(Instant now) {
        PriorityQueue<Entry> longest = null;
        double most = -1;
        for (PriorityQueue<Entry> queue : queues.values()) {
            if (isDue(queue, now)) {
                double waited = waited(queue.element(), now);
                if (waited > most) {
                    most = waited;
                    longest = queue;
                }
            }
        }
        return longest;
    }

    /// In pauses. What nobody sent yet has the pause of its first phase.
    private static double waited(Entry entry, Instant now) {
        Duration pause = entry.item.pause();
        double late = Duration.between(entry.due, now).toMillis();
        return late / (pause == null ? Duration.ofDays(1) : pause).toMillis();
    }

    private static boolean isDue(PriorityQueue<Entry> queue, Instant now) {
        while (!queue.isEmpty() && queue.element().isVoid()) {
            queue.remove();
        }
        return !queue.isEmpty() && !queue.element().due.isAfter(now);
    }

    private Duration jittered(Duration pause) {
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 - JITTER + 2 * JITTER * random.nextDouble())));
    }

    private void enqueue(OnAir item) {
        queues.computeIfAbsent(item.rank(), _ -> new PriorityQueue<>(BY_DUE))
                .add(new Entry(item, item.stamp(), item.due()));
    }

    /// A multiplexer has read what was taken at this time.
    void read(OnAir item, Instant at) {
        item.read(at);
    }

    /// Nobody may have read it.
    void lost(OnAir item, Instant now) {
        item.lost(now);
        if (byId.get(item.message().id()) == item) {
            enqueue(item);
        }
    }

    /// When the next is due; null if nothing ever is.
    @Nullable
    Instant nextDue() {
        Instant next = null;
        for (PriorityQueue<Entry> queue : queues.values()) {
            boolean _ = isDue(queue, Instant.MIN);
            if (!queue.isEmpty() && (next == null || queue.element().due.isBefore(next))) {
                next = queue.element().due;
            }
        }
        return next;
    }

    /// When a message will be sent next, as things are: when it is due, and as late as its like are.
    Instant expected(OnAir item, Instant now) {
        Instant due = item.due().isBefore(now) ? now : item.due();
        Duration late = lateness.of(item.rank(), now);
        Instant expected = item.due().plus(late);
        return expected.isBefore(due) ? due : expected;
    }

    /// When a box that is on and tuned will have it as good as surely, as things are.
    Instant expectedSure(OnAir item, Instant now) {
        Instant done = item.progress().surelySent();
        if (done != null) {
            return done;
        }
        Instant at = expected(item, now);
        Duration late = lateness.of(item.rank(), now);
        for (long plays = item.sent() + 1; plays < item.plan().sure(); plays++) {
            PlayPlan.Phase phase = item.plan().after(plays);
            at = phase == null ? at : at.plus(phase.every()).plus(late);
        }
        return at;
    }
}
