package org.pilotacs.acs.incident;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// What is remembered of each box, in arrays of primitives: when it was heard, how often it comes, what it showed last. Not safe for more
/// than one thread. Times are minutes.
///
/// Boxes that come by themselves hang in a ring of minutes at the time when they are due. A box that comes stays where it hangs: only when
/// its minute is reached is it looked whether it has come since, and it is hung up anew. So a report costs nothing here, and no minute
/// looks at more boxes than were due in it.
///
/// The ring takes 20 bytes for each place of the table, of which 85 % are used; what boxes showed takes 12 more.
final class Boxes {
    static final int KINDS = IncidentKind.values().length;
    private static final double FULL = 0.85;
    private static final int RING = 4096;
    private static final int END = -1;
    private static final int NOWHERE = -2;
    /// A box that did not come so often is gone, and not away.
    private static final int GONE = 7;
    private static final int NEVER = 0;
    private static final int MINUTES = 0x7fff;

    private final int most;
    private long[] key;
    private int[] heard;
    private int[] place;
    private int[] next;
    private short[] home;
    private short[] transponder;
    private short[][] shown;
    private final int[] ring = new int[RING];
    private int size;
    private int minute = -1;

    /// @param most boxes that are remembered; further ones are not
    Boxes(int most) {
        this.most = most;
        Arrays.fill(ring, END);
        allocate(1 << 10);
    }

    private void allocate(int places) {
        key = new long[places];
        heard = new int[places];
        place = new int[places];
        next = new int[places];
        Arrays.fill(next, NOWHERE);
        home = new short[places];
        transponder = new short[places];
        shown = new short[KINDS][places];
    }

    int size() {
        return size;
    }

    int places() {
        return key.length;
    }

    boolean isUsed(int slot) {
        return key[slot] != 0;
    }

    /// Where a box is, or −1 if it is not remembered.
    int find(long box) {
        int slot = probe(box);
        return key[slot] == box ? slot : END;
    }

    /// Where a box is from now on; −1 if there is no room for it.
    int put(long box) {
        int slot = probe(box);
        if (key[slot] == box) {
            return slot;
        }
        if (size >= most) {
            return END;
        }
        if (size + 1 > key.length * FULL) {
            grow();
            slot = probe(box);
        }
        key[slot] = box;
        size++;
        return slot;
    }

    private int probe(long box) {
        int slot = (int) Math.unsignedMultiplyHigh(box * 0x9E3779B97F4A7C15L, key.length);
        while (key[slot] != 0 && key[slot] != box) {
            slot = slot + 1 == key.length ? 0 : slot + 1;
        }
        return slot;
    }

    private void grow() {
        long[] keys = key;
        int[] wasHeard = heard;
        int[] wasPlace = place;
        boolean[] hung = new boolean[keys.length];
        for (int slot = 0; slot < keys.length; slot++) {
            hung[slot] = next[slot] != NOWHERE;
        }
        short[] wasHome = home;
        short[] wasTransponder = transponder;
        short[][] wasShown = shown;
        allocate((int) Math.min(Math.ceil(most / FULL) + 1, keys.length * 1.6));
        Arrays.fill(ring, END);
        for (int slot = 0; slot < keys.length; slot++) {
            if (keys[slot] != 0) {
                int to = probe(keys[slot]);
                key[to] = keys[slot];
                heard[to] = wasHeard[slot];
                place[to] = wasPlace[slot];
                home[to] = wasHome[slot];
                transponder[to] = wasTransponder[slot];
                for (int kind = 0; kind < KINDS; kind++) {
                    shown[kind][to] = wasShown[kind][slot];
                }
                if (hung[slot]) {
                    hang(to);
                }
            }
        }
    }

    int place(int slot) {
        return place[slot];
    }

    void place(int slot, int where) {
        place[slot] = where;
    }

    int transponder(int slot) {
        return Short.toUnsignedInt(transponder[slot]);
    }

    void transponder(int slot, int number) {
        transponder[slot] = (short) number;
    }

    int home(int slot) {
        return Short.toUnsignedInt(home[slot]);
    }

    void home(int slot, int hash) {
        home[slot] = (short) hash;
    }

    /// Whether a box ever told of something.
    boolean told(int slot, IncidentKind kind) {
        return shown[kind.ordinal()][slot] != NEVER;
    }

    /// When a box told of something, if that is within the window; −1 otherwise.
    int toldAt(int slot, IncidentKind kind, int now) {
        int packed = Short.toUnsignedInt(shown[kind.ordinal()][slot]);
        int age = (now - (packed >>> 1)) & MINUTES;
        return packed == NEVER || age >= Tally.WINDOW ? END : now - age;
    }

    boolean isTroubled(int slot, IncidentKind kind) {
        return (shown[kind.ordinal()][slot] & 1) == 1;
    }

    void tell(int slot, IncidentKind kind, boolean trouble, int now) {
        shown[kind.ordinal()][slot] = (short) ((now & MINUTES) << 1 | (trouble ? 1 : 0));
    }

    /// Whether a box is missed now.
    boolean isMissed(int slot) {
        return (heard[slot] & 7) != 0;
    }

    /// A box is here.
    ///
    /// @param every in minutes how often it comes; 0 if it did not say
    /// @param regularly whether it came by its regular report, so that it shows how often it comes
    void hear(int slot, int now, int every, boolean regularly) {
        int before = heard[slot];
        int step = before >>> 3 & 31;
        int gap = now - (before >>> 8);
        if (every > 0) {
            step = Pace.step(every);
        } else if (regularly && before != 0 && (before & 7) == 0 && gap > 0) {
            step = Pace.learnt(step, Pace.step(gap));
        }
        heard[slot] = now << 8 | step << 3;
        if (step > 0 && next[slot] == NOWHERE) {
            hang(slot);
        }
    }

    /// When a box is missed if it has not come: once more than half an interval over its time, then at each interval.
    private int due(int slot) {
        int every = Pace.minutes(heard[slot] >>> 3 & 31);
        return (heard[slot] >>> 8) + every + every / 2 + 2 + (heard[slot] & 7) * every;
    }

    private void hang(int slot) {
        int at = Math.floorMod(Math.clamp(due(slot), minute + 1, minute + RING - 1), RING);
        next[slot] = ring[at];
        ring[at] = slot;
    }

    /// Goes on to a minute.
    ///
    /// @param missed is given each box that should have come by then and did not
    void advance(int now, IntConsumer missed) {
        if (minute < 0 || now - minute >= RING) {
            minute = Math.max(minute, now - RING + 1);
        }
        while (minute < now) {
            minute++;
            int slot = ring[minute % RING];
            ring[minute % RING] = END;
            while (slot != END) {
                int after = next[slot];
                next[slot] = NOWHERE;
                look(slot, missed);
                slot = after;
            }
        }
    }

    private void look(int slot, IntConsumer missed) {
        if (due(slot) > minute) {
            hang(slot);
            return;
        }
        heard[slot]++;
        missed.accept(slot);
        if ((heard[slot] & 7) < GONE) {
            hang(slot);
        }
    }
}
