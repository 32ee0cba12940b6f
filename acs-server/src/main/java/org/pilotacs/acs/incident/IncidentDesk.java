package org.pilotacs.acs.incident;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.runtime.RandomId;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Keeps incidents: what the correlation finds and what people say becomes durable, then is told. Safe for any number of threads.
public final class IncidentDesk implements Incidents {
    private static final int MOST_USUAL = 4 * Correlation.MOST_GROUPS;

    private final JdbcIncidents store;
    private final Correlation correlation;
    private final Clock clock;
    private final RandomGenerator random;
    private final Map<String, Incident> open = new ConcurrentHashMap<>();
    private final List<Consumer<Incident>> watchers = new CopyOnWriteArrayList<>();
    private final Object writing = new Object();
    private Instant sampled = Instant.EPOCH;

    /// Takes up what lasted when the server stopped.
    ///
    /// @param random unguessable
    public IncidentDesk(JdbcIncidents store, IncidentConfig config, Clock clock, RandomGenerator random) {
        this.store = store;
        this.clock = clock;
        this.random = random;
        correlation = new Correlation(config, Correlation.MOST_BOXES, Correlation.MOST_GROUPS, random.nextLong());
        correlation.tick(clock.instant());
        store.usual(MOST_USUAL).forEach(one -> correlation.restore(one.kind(), one.group(), one.share()));
        for (Incident one : store.open()) {
            open.put(one.id(), one);
            if (!one.isByHand()) {
                correlation.restoreOpen(one.kind(), one.group());
            }
        }
    }

    /// Boxes that told of themselves, each with its area; empty if not known.
    void observe(List<Observation> some, List<String> areas) {
        synchronized (correlation) {
            for (int i = 0; i < some.size(); i++) {
                correlation.observe(some.get(i), areas.get(i));
            }
        }
    }

    /// Looks whether anything is out of the ordinary, or over. Call it at least once a minute. What cannot be written is
    /// written by the next call; it holds up nothing else.
    public void tick() {
        synchronized (writing) {
            Instant now = now();
            List<Runnable> steps = new ArrayList<>();
            boolean sample = !sampled.plusSeconds(60).isAfter(now);
            sampled = sample ? now : sampled;
            synchronized (correlation) {
                correlation.tick(now).forEach(change -> steps.add(() -> apply(change, now, sample)));
                open.values().stream().filter(this::isLeftOver).forEach(one -> steps.add(() -> endLeftOver(one, now)));
            }
            each(steps);
        }
    }

    private static void each(List<Runnable> steps) {
        RuntimeException failure = null;
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException broken) {
                failure = failure == null ? broken : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /// It was found, and nobody shows it any more.
    private boolean isLeftOver(Incident one) {
        return !one.isByHand() && !correlation.isOpen(one.kind(), one.group());
    }

    /// What has not been said to be over by now, or to be part of another, was when that could not be written.
    private void endLeftOver(Incident one, Instant now) {
        Incident known = open.get(one.id());
        if (known != null && known.group().equals(one.group())) {
            keep(known.over(now, Author.NOBODY), EventType.INCIDENT_ENDED, now);
        }
    }

    private void apply(Change change, Instant now, boolean sample) {
        Incident known = found(change.kind(), change.group());
        switch (change) {
            case Change.Raised(var kind, var group, var numbers) -> raise(kind, group, numbers, known, now);
            case Change.Ongoing(var kind, var group, var numbers) -> {
                if (known == null) {
                    // Its beginning could not be written.
                    raise(kind, group, numbers, null, now);
                } else if (sample) {
                    Incident seen = known.seen(numbers, now, course(known, numbers));
                    keep(seen, isWorse(known, seen) ? EventType.INCIDENT_CHANGED : null, now);
                }
            }
            case Change.Widened(var kind, var _, var to, var numbers) -> {
                if (known == null) {
                    raise(kind, to, numbers, null, now);
                } else {
                    keep(known.of(to).seen(numbers, now, known.course()), EventType.INCIDENT_CHANGED, now);
                }
            }
            case Change.Over _ -> {
                if (known != null) {
                    keep(known.over(now, Author.NOBODY), EventType.INCIDENT_ENDED, now);
                }
            }
        }
    }

    private static List<Double> course(Incident one, Numbers numbers) {
        List<Double> course = new ArrayList<>(one.course());
        course.add(numbers.share());
        return course.subList(Math.max(0, course.size() - Incident.COURSE), course.size());
    }

    /// What was found; what a person said is theirs.
    private @Nullable Incident found(IncidentKind kind, Group group) {
        return open.values().stream().filter(one -> !one.isByHand() && one.kind() == kind && one.group().equals(group))
                .findFirst().orElse(null);
    }

    private void raise(IncidentKind kind, Group group, Numbers numbers, @Nullable Incident known, Instant now) {
        if (known == null) {
            Incident one = new Incident(RandomId.next(random), kind, group, Author.NOBODY, "", now, now, null, null,
                    Author.NOBODY,
                    numbers.affected(),
                    numbers,
                    List.of(numbers.share()), List.of());
            store.insert(one);
            publish(one);
        }
    }

    /// Numbers change each minute; that they do is told when there are twice as many boxes, 4, 8, 16 and so on.
    private static boolean isWorse(Incident before, Incident now) {
        return Integer.highestOneBit(now.affected()) > Integer.highestOneBit(before.affected());
    }

    private void keep(Incident one, @Nullable EventType tell, Instant now) {
        store.update(one, tell, now);
        publish(one);
    }

    private void publish(Incident one) {
        if (one.isOpen()) {
            open.put(one.id(), one);
        } else {
            open.remove(one.id());
        }
        watchers.forEach(watcher -> watcher.accept(one));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Writes down what is usual. Call it every few minutes.
    public void keepUsual() {
        List<Usual> usual;
        synchronized (correlation) {
            usual = correlation.usual();
        }
        store.keepUsual(usual, now());
    }

    @Override
    public List<Incident> open() {
        return open.values().stream()
                .sorted(Comparator.comparing(Incident::since).thenComparing(Incident::id).reversed())
                .toList();
    }

    @Override
    public List<Incident> ended(@Nullable Place after, int limit) {
        return store.ended(after, limit);
    }

    @Override
    public Optional<Incident> find(String id) {
        Incident one = open.get(id);
        return one == null ? store.find(id) : Optional.of(one);
    }

    @Override
    public List<Incident> affecting(Device device, @Nullable String area) {
        List<Incident> all = open();
        if (all.isEmpty()) {
            return all;
        }
        Whereabouts place = Whereabouts.of(device, area == null ? "" : area);
        synchronized (correlation) {
            String transponder = correlation.transponder(device.id());
            return all.stream().filter(one -> place.isIn(one.group(), transponder))
                    .filter(one -> !correlation.isForeign(device.id(), one.kind())).toList();
        }
    }

    /// How the boxes around one do; null if nobody knows.
    ///
    /// @param area postal code of its customer
    public @Nullable Around around(String area, Instant now) {
        synchronized (correlation) {
            return correlation.around(area, now);
        }
    }

    @Override
    public Begun begin(Announcement said) {
        synchronized (writing) {
            Incident known = open.values().stream()
                    .filter(one -> one.kind() == said.kind() && one.group().equals(said.group())).findFirst()
                    .orElse(null);
            if (known != null) {
                return new Begun.Already(known);
            }
            Incident one = new Incident(RandomId.next(random), said.kind(), said.group(), said.by(), said.text(), now(),
                    now(),
                    said.until(), null, Author.NOBODY, 0, Numbers.NONE, List.of(), List.of());
            store.insert(one);
            publish(one);
            return new Begun.Opened(one);
        }
    }

    @Override
    public Changed note(String id, Author by, String text) {
        synchronized (writing) {
            Incident one = find(id).orElse(null);
            if (one == null) {
                return new Changed.Unknown();
            }
            if (one.notes().size() >= Incident.MAX_NOTES) {
                return new Changed.TooLate(one);
            }
            List<Incident.Note> notes = new ArrayList<>(one.notes());
            notes.add(new Incident.Note(now(), by, text));
            Incident noted = one.with(notes);
            store.note(noted);
            publish(noted);
            return new Changed.Done(noted);
        }
    }

    @Override
    public Changed end(String id, Author by) {
        synchronized (writing) {
            Incident one = find(id).orElse(null);
            if (one == null) {
                return new Changed.Unknown();
            }
            if (!one.isOpen()) {
                return new Changed.TooLate(one);
            }
            Instant now = now();
            Incident over = one.over(now, by);
            keep(over, EventType.INCIDENT_ENDED, now);
            synchronized (correlation) {
                if (!one.isByHand()) {
                    correlation.end(one.kind(), one.group());
                }
            }
            return new Changed.Done(over);
        }
    }

    @Override
    public Watch watch(Consumer<Incident> watcher) {
        synchronized (writing) {
            watchers.add(watcher);
            open().forEach(watcher);
        }
        return () -> watchers.remove(watcher);
    }

    /// Boxes that are remembered.
    public int boxes() {
        synchronized (correlation) {
            return correlation.boxes();
        }
    }

    /// Reports of boxes for which, or for whose place, there was no room.
    public long refused() {
        synchronized (correlation) {
            return correlation.refused();
        }
    }

    /// Groups that are remembered.
    public int groups() {
        synchronized (correlation) {
            return correlation.groups();
        }
    }
}
