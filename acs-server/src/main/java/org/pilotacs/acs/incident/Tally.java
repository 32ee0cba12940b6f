package org.pilotacs.acs.incident;

import java.util.Arrays;

/// How many boxes of a group showed one kind of trouble, or told that they are well, in the last quarter of an hour; and what is usual.
/// Not safe for more than one thread. Times are minutes.
final class Tally {
    /// Minutes that count.
    static final int WINDOW = 15;
    /// Minutes of the latest that a second test looks at alone.
    static final int LATEST = 5;
    private static final int SLOTS = 16;
    /// What is usual changes by so much with a full window.
    private static final double SLOWNESS = 0.03;
    /// So many boxes make a window full.
    private static final double FULL = 30;
    /// Nowhere is less usual than this: nobody knows a share so well.
    static final double LEAST = 0.01;

    private final int[] told = new int[SLOTS];
    private final int[] troubled = new int[SLOTS];
    private int allTold;
    private int allTroubled;
    private int minute;
    private double usual = LEAST;
    /// Consecutive tests that it did not pass as usual.
    private int alarms;

    void add(int at, boolean trouble, int minuteNow) {
        advance(minuteNow);
        if (minute - at >= WINDOW || at > minute) {
            return;
        }
        told[at % SLOTS]++;
        allTold++;
        if (trouble) {
            troubled[at % SLOTS]++;
            allTroubled++;
        }
    }

    /// Takes back what a box told before within the window.
    void remove(int at, boolean trouble, int minuteNow) {
        advance(minuteNow);
        int slot = at % SLOTS;
        if (minute - at >= WINDOW || at > minute || told[slot] == 0) {
            return;
        }
        told[slot]--;
        allTold--;
        if (trouble && troubled[slot] > 0) {
            troubled[slot]--;
            allTroubled--;
        }
    }

    void advance(int minuteNow) {
        if (minuteNow - minute >= SLOTS) {
            Arrays.fill(told, 0);
            Arrays.fill(troubled, 0);
            allTold = 0;
            allTroubled = 0;
            minute = minuteNow;
        }
        while (minute < minuteNow) {
            minute++;
            clear(Math.floorMod(minute - WINDOW, SLOTS));
        }
    }

    private void clear(int slot) {
        allTold -= told[slot];
        allTroubled -= troubled[slot];
        told[slot] = 0;
        troubled[slot] = 0;
    }

    int told() {
        return allTold;
    }

    int troubled() {
        return allTroubled;
    }

    double share() {
        return allTold == 0 ? 0 : (double) allTroubled / allTold;
    }

    double usual() {
        return usual;
    }

    void usual(double known) {
        usual = Math.clamp(known, LEAST, 0.9);
    }

    /// Tests what was told against what is usual; the test must be failed twice, the second time by what was told since, too.
    ///
    /// @return whether it is out of the ordinary now
    boolean test(IncidentConfig config) {
        boolean now = isOut(config) && (alarms == 0 || isOutLately());
        alarms = now ? alarms + 1 : 0;
        return alarms >= 2;
    }

    boolean isOut(IncidentConfig config) {
        return allTroubled >= config.boxes() && share() * 100 >= config.share()
                && Tail.atLeast(allTroubled, allTold, usual) < IncidentConfig.CHANCE;
    }

    private boolean isOutLately() {
        int lately = 0;
        int bad = 0;
        for (int at = minute; at > minute - LATEST; at--) {
            lately += told[Math.floorMod(at, SLOTS)];
            bad += troubled[Math.floorMod(at, SLOTS)];
        }
        return Tail.atLeast(bad, lately, usual) < Math.min(0.05, 10 * IncidentConfig.CHANCE);
    }

    /// Whether it is as usual again, as far as can be told from those who told.
    boolean isCalm() {
        return share() <= 2 * usual || Tail.atLeast(allTroubled, allTold, Math.min(0.95, 2 * usual)) > 0.01;
    }

    /// Takes what was told as usual, a little. Call it once a window, and not while something is out of the ordinary.
    void learn() {
        if (allTold > 0 && alarms == 0) {
            double weight = SLOWNESS * Math.min(1, allTold / FULL);
            usual(usual + weight * (share() - usual));
        }
    }
}
