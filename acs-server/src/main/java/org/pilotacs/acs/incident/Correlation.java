package org.pilotacs.acs.incident;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Counts what boxes show of themselves, in every group that each belongs to, and says when many of a group are in trouble at once. Pure:
/// time comes in. Not safe for more than one thread.
///
/// A box counts once in each group: what it shows anew takes the place of what it showed before. A report costs the same however many boxes
/// and groups there are. Groups are judged every five minutes; only if one is out of the ordinary are the boxes of the last quarter of an
/// hour gone through, to find the group that explains it best.
final class Correlation {
    static final int MOST_BOXES = 6_000_000;
    static final int MOST_GROUPS = 50_000;
    private static final int CREATED_BETWEEN = 2_000;
    private static final int PACE = 5;
    private static final int LEARN = 15;
    /// Minutes count from 2025, so that they fit.
    private static final long EPOCH = Instant.parse("2025-01-01T00:00:00Z").getEpochSecond() / 60;

    private final Boxes boxes;
    private final Crowds crowds;
    private final Troubles troubles;
    private final long seed;
    private int minute;
    private int judged;
    private long refused;

    /// @param seed unguessable, so that nobody can make boxes look like each other
    Correlation(IncidentConfig config, int mostBoxes, int mostGroups, long seed) {
        this.boxes = new Boxes(mostBoxes);
        this.crowds = new Crowds(mostGroups);
        this.troubles = new Troubles(config, boxes, crowds);
        this.seed = seed | 1;
    }

    private static int minute(Instant at) {
        return (int) (TimeUnit.MILLISECONDS.toMinutes(at.toEpochMilli()) - EPOCH);
    }

    /// @param area postal code of the box's customer, empty if not known
    void observe(Observation one, String area) {
        goOn(minute(one.at()));
        int slot = boxes.put(hash(one.device().id().value()));
        if (slot < 0) {
            refused++;
            return;
        }
        settle(slot, one.device(), area);
        int every = one.every() == null ? 0 : (int) Math.clamp(one.every().toMinutes(), 1, 2_000);
        boxes.hear(slot, minute, every, one.heard() == Observation.Heard.REGULARLY);
        tell(slot, IncidentKind.OFFLINE, false);
        boolean starts = one.heard() == Observation.Heard.STARTING;
        // That a box started stays true for the rest of the window.
        if (starts || boxes.toldAt(slot, IncidentKind.RESTARTS, minute) < 0
                || !boxes.isTroubled(slot, IncidentKind.RESTARTS)) {
            tell(slot, IncidentKind.RESTARTS, starts);
        }
        if (one.signal() != null) {
            lookAt(slot, one.transponder());
            tell(slot, IncidentKind.WEAK_SIGNAL, one.signal());
        }
        if (one.offline() != null) {
            tell(slot, IncidentKind.NO_INTERNET, one.offline());
        }
    }

    private long hash(String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash == 0 ? 1 : hash;
    }

    /// A box that belongs elsewhere now is counted there from now on.
    private void settle(int slot, Device device, String area) {
        Whereabouts where = Whereabouts.of(device, area);
        int place = crowds.number(where);
        refused += place == 0 && !where.equals(Whereabouts.NOWHERE) ? 1 : 0;
        String subscriber = device.subscriber();
        boxes.home(slot, (int) (hash(subscriber == null ? device.id().value() : subscriber) >>> 48));
        if (place == boxes.place(slot)) {
            return;
        }
        takeBack(slot);
        if (boxes.place(slot) != 0) {
            crowds.join(boxes.place(slot), -1);
        }
        boxes.place(slot, place);
        crowds.join(place, 1);
    }

    private void takeBack(int slot) {
        for (IncidentKind kind : IncidentKind.values()) {
            int at = boxes.toldAt(slot, kind, minute);
            if (at >= 0) {
                remove(slot, kind, at);
            }
        }
    }

    private void remove(int slot, IncidentKind kind, int at) {
        boolean trouble = boxes.isTroubled(slot, kind);
        for (Crowd crowd : crowds.of(boxes.place(slot))) {
            crowd.tally(kind).remove(at, trouble, minute);
        }
        if (kind == IncidentKind.WEAK_SIGNAL) {
            for (Crowd crowd : crowds.onAir(boxes.transponder(slot), boxes.place(slot))) {
                crowd.tally(kind).remove(at, trouble, minute);
            }
        }
    }

    /// The transponder that a box is on now; where it did not say, the last.
    private void lookAt(int slot, String transponder) {
        int number = crowds.transponder(transponder);
        if (number != 0 && number != boxes.transponder(slot)) {
            int at = boxes.toldAt(slot, IncidentKind.WEAK_SIGNAL, minute);
            boolean trouble = boxes.isTroubled(slot, IncidentKind.WEAK_SIGNAL);
            if (at >= 0) {
                for (Crowd crowd : crowds.onAir(boxes.transponder(slot), boxes.place(slot))) {
                    crowd.tally(IncidentKind.WEAK_SIGNAL).remove(at, trouble, minute);
                }
                for (Crowd crowd : crowds.onAir(number, boxes.place(slot))) {
                    crowd.tally(IncidentKind.WEAK_SIGNAL).add(at, trouble, minute);
                }
            }
            boxes.transponder(slot, number);
        }
    }

    private void tell(int slot, IncidentKind kind, boolean trouble) {
        int at = boxes.toldAt(slot, kind, minute);
        if (at == minute && boxes.isTroubled(slot, kind) == trouble) {
            return;
        }
        if (at >= 0) {
            remove(slot, kind, at);
        }
        add(crowds.of(boxes.place(slot)), kind, trouble);
        if (kind == IncidentKind.WEAK_SIGNAL) {
            add(crowds.onAir(boxes.transponder(slot), boxes.place(slot)), kind, trouble);
        }
        boxes.tell(slot, kind, trouble, minute);
    }

    private void add(Crowd[] some, IncidentKind kind, boolean trouble) {
        for (Crowd crowd : some) {
            crowd.tally(kind).add(minute, trouble, minute);
            crowd.touch(minute);
        }
    }

    /// Time never goes back; a clock that was ahead is waited for.
    private void goOn(int now) {
        while (minute < now) {
            minute = minute == 0 ? now : minute + 1;
            boxes.advance(minute, slot -> tell(slot, IncidentKind.OFFLINE, true));
            if (minute % LEARN == 0) {
                troubles.learn(minute);
            }
        }
        if (crowds.all().size() > MOST_GROUPS + CREATED_BETWEEN) {
            crowds.trim(troubles.groups());
        }
    }

    /// What is new. Call it every minute.
    List<Change> tick(Instant now) {
        goOn(minute(now));
        List<Change> changes = new ArrayList<>();
        if (minute - judged >= PACE) {
            judged = minute;
            for (IncidentKind kind : IncidentKind.values()) {
                changes.addAll(troubles.judge(kind, minute));
            }
        }
        changes.addAll(troubles.goOn(minute));
        crowds.trim(troubles.groups());
        return changes;
    }

    /// How the boxes around one do; null if nobody knows.
    @Nullable
    Around around(String area, Instant now) {
        goOn(minute(now));
        return Neighbourhood.around(crowds, area, minute);
    }

    Numbers numbers(IncidentKind kind, Group group) {
        return troubles.numbers(kind, group, minute);
    }

    /// What a box is on, if it told; empty otherwise.
    String transponder(DeviceId device) {
        int slot = boxes.find(hash(device.value()));
        return slot < 0 ? "" : crowds.transponder(boxes.transponder(slot));
    }

    /// Whether a box told of other things, and never of this.
    boolean isForeign(DeviceId device, IncidentKind kind) {
        int slot = boxes.find(hash(device.value()));
        return slot >= 0 && !boxes.told(slot, kind);
    }

    /// Takes up what was known before a restart.
    void restore(IncidentKind kind, Group group, double usual) {
        crowds.of(group).tally(kind).usual(usual);
    }

    void restoreOpen(IncidentKind kind, Group group) {
        troubles.open(kind, group, minute);
    }

    /// A person says that it is over; it is not said again for an hour.
    void end(IncidentKind kind, Group group) {
        troubles.hush(kind, group, minute);
    }

    /// What is usual where it is more than nowhere is.
    List<Usual> usual() {
        return crowds.all().stream().flatMap(Usual::of).toList();
    }

    int boxes() {
        return boxes.size();
    }

    int groups() {
        return crowds.all().size();
    }

    /// Reports of boxes for which, or for whose place, there was no room.
    long refused() {
        return refused;
    }

    boolean isOpen(IncidentKind kind, Group group) {
        return troubles.isOpen(kind, group);
    }

    Set<Group> open() {
        return troubles.groups();
    }
}
