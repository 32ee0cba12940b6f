package org.pilotacs.acs.incident;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which groups are in trouble now. Not safe for more than one thread. Times are minutes.
final class Troubles {
    /// Nobody told of a group for so long: nobody knows that it is still in trouble.
    private static final int SILENCE = 6 * 60;
    private static final int HUSH = 60;
    /// Fewer say nothing about whether a group is well again.
    private static final int FEW = 3;
    private static final int MOST_OPEN = 20;
    /// Two groups that share so much of their trouble have the same trouble.
    private static final double SAME = 0.8;

    private final IncidentConfig config;
    private final Boxes boxes;
    private final Crowds crowds;
    private final Map<Key, Standing> open = new HashMap<>();
    private final Map<Key, Integer> hushed = new HashMap<>();

    private record Key(IncidentKind kind, Group group) {}

    /// @param calmSince when it began to be as usual, 0 while it is not
    /// @param toldOf when anybody told of it last
    private record Standing(int calmSince, int toldOf) {}

    Troubles(IncidentConfig config, Boxes boxes, Crowds crowds) {
        this.config = config;
        this.boxes = boxes;
        this.crowds = crowds;
    }

    Set<Group> groups() {
        Set<Group> groups = new HashSet<>();
        open.keySet().forEach(key -> groups.add(key.group));
        return groups;
    }

    boolean isOpen(IncidentKind kind, Group group) {
        return open.containsKey(new Key(kind, group));
    }

    void open(IncidentKind kind, Group group, int minute) {
        crowds.of(group);
        open.put(new Key(kind, group), new Standing(0, minute));
    }

    /// A person says that it is over: what is to be seen now is usual.
    void hush(IncidentKind kind, Group group, int minute) {
        Tally tally = crowds.of(group).tally(kind);
        tally.advance(minute);
        tally.usual(Math.max(tally.usual(), tally.share()));
        open.remove(new Key(kind, group));
        hushed.put(new Key(kind, group), minute + HUSH);
    }

    Numbers numbers(IncidentKind kind, Group group, int minute) {
        Crowd crowd = crowds.known(group);
        if (crowd == null) {
            return Numbers.NONE;
        }
        Tally tally = crowd.tally(kind);
        tally.advance(minute);
        return new Numbers(tally.told(), tally.troubled(), tally.usual(), crowd.members());
    }

    /// Takes the last quarter of an hour as usual, a little, but where there is trouble.
    void learn(int minute) {
        for (Crowd crowd : crowds.all()) {
            for (IncidentKind kind : IncidentKind.values()) {
                Tally tally = crowd.known(kind);
                if (tally != null && !open.containsKey(new Key(kind, crowd.group()))) {
                    tally.advance(minute);
                    tally.learn();
                }
            }
        }
    }

    List<Change> judge(IncidentKind kind, int minute) {
        List<Crowd> out = new ArrayList<>();
        for (Crowd crowd : crowds.all()) {
            Tally tally = crowd.known(kind);
            if (tally != null) {
                tally.advance(minute);
                if (tally.test(config)) {
                    out.add(crowd);
                }
            }
        }
        return out.stream().allMatch(crowd -> open.containsKey(new Key(kind, crowd.group())))
                ? List.of()
                : explain(kind, out, minute);
    }

    private List<Change> explain(IncidentKind kind, List<Crowd> out, int minute) {
        List<Crowd> groups = new ArrayList<>();
        groups.addAll(of(kind, open.keySet()));
        of(kind, hushed.keySet()).stream().filter(crowd -> !groups.contains(crowd)).forEach(groups::add);
        out.stream().filter(crowd -> !groups.contains(crowd)).sorted(Comparator.comparingDouble(
                crowd -> -Tail.gain(crowd.tally(kind).troubled(), crowd.tally(kind).told(), crowd.tally(kind).usual())))
                .limit(Suspects.MOST - groups.size()).forEach(groups::add);
        Suspects suspects = new Suspects(kind, groups, config);
        count(suspects, kind, minute);
        List<Crowd> winners = suspects.winners();
        List<Change> changes = new ArrayList<>();
        for (Crowd winner : winners) {
            if (isNews(kind, winner, winners, suspects)) {
                changes.addAll(raise(kind, winner, winners, suspects, minute));
            }
        }
        return changes;
    }

    private void count(Suspects suspects, IncidentKind kind, int minute) {
        Map<Long, Long> masks = new HashMap<>();
        for (int slot = 0; slot < boxes.places(); slot++) {
            if (boxes.isUsed(slot) && boxes.toldAt(slot, kind, minute) >= 0) {
                int place = boxes.place(slot);
                int transponder = kind == IncidentKind.WEAK_SIGNAL ? boxes.transponder(slot) : 0;
                long mask = masks.computeIfAbsent((long) transponder << Integer.SIZE | place,
                        _ -> suspects.mask(crowds.of(place)) | suspects.mask(crowds.onAir(transponder, place)));
                suspects.add(mask, boxes.isTroubled(slot, kind), boxes.home(slot));
            }
        }
    }

    private List<Crowd> of(IncidentKind kind, Set<Key> keys) {
        return keys.stream().filter(key -> key.kind == kind).limit(MOST_OPEN).map(key -> crowds.of(key.group)).toList();
    }

    private boolean isNews(IncidentKind kind, Crowd winner, List<Crowd> winners, Suspects suspects) {
        return !open.containsKey(new Key(kind, winner.group()))
                && of(kind, hushed.keySet()).stream().noneMatch(other -> suspects.overlap(winner, other) >= SAME)
                && opened(kind, winners).stream().noneMatch(other -> suspects.overlap(winner, other) >= SAME
                        && !other.tally(kind).isCalm());
    }

    /// Groups that are in trouble and explain nothing by themselves any more.
    private List<Crowd> opened(IncidentKind kind, List<Crowd> winners) {
        return of(kind, open.keySet()).stream().filter(crowd -> !winners.contains(crowd)).toList();
    }

    /// What was thought to be trouble of smaller groups is that of the larger one.
    private List<Change> raise(IncidentKind kind, Crowd winner, List<Crowd> winners, Suspects suspects, int minute) {
        Numbers numbers = numbers(kind, winner.group(), minute);
        List<Change> changes = new ArrayList<>();
        for (Crowd part : opened(kind, winners)) {
            if (suspects.overlap(part, winner) >= SAME) {
                open.remove(new Key(kind, part.group()));
                changes.add(changes.isEmpty()
                        ? new Change.Widened(kind, part.group(), winner.group(), numbers)
                        : new Change.Over(kind, part.group()));
            }
        }
        open.put(new Key(kind, winner.group()), new Standing(0, minute));
        return changes.isEmpty() ? List.of(new Change.Raised(kind, winner.group(), numbers)) : changes;
    }

    /// How those do that are in trouble.
    List<Change> goOn(int minute) {
        hushed.values().removeIf(until -> until < minute);
        List<Change> changes = new ArrayList<>();
        Iterator<Map.Entry<Key, Standing>> all = open.entrySet().iterator();
        while (all.hasNext()) {
            Map.Entry<Key, Standing> one = all.next();
            Key key = one.getKey();
            Standing now = standing(key, one.getValue(), minute);
            if (now == null) {
                all.remove();
                changes.add(new Change.Over(key.kind, key.group));
            } else {
                one.setValue(now);
                changes.add(new Change.Ongoing(key.kind, key.group, numbers(key.kind, key.group, minute)));
            }
        }
        return changes;
    }

    /// Null once it is over.
    private @Nullable Standing standing(Key key, Standing before, int minute) {
        Tally tally = crowds.of(key.group).tally(key.kind);
        tally.advance(minute);
        if (tally.told() < FEW) {
            return minute - before.toldOf > SILENCE ? null : before;
        }
        if (!tally.isCalm()) {
            return new Standing(0, minute);
        }
        int since = before.calmSince == 0 ? minute : before.calmSince;
        return minute - since >= config.calm().toMinutes() ? null : new Standing(since, minute);
    }
}
