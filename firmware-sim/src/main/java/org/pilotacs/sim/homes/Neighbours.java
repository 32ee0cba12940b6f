package org.pilotacs.sim.homes;

import java.util.random.RandomGenerator;

/// The boxes of the same area within the last quarter of an hour.
///
/// @param seen that were heard
/// @param weak of those, with a margin below 1 dB or without a lock
/// @param offline that should have been heard and were not
public record Neighbours(int seen, int weak, int offline) {
    private static final int FEWEST = 15;
    private static final int MOST = 60;

    /// What a whole area suffers.
    enum Trouble {
        NONE, RAIN, OUTAGE
    }

    static Neighbours drawn(Trouble trouble, RandomGenerator random) {
        int all = random.nextInt(FEWEST, MOST + 1);
        int offline = Draws.howMany(all, trouble == Trouble.OUTAGE ? random.nextDouble(0.6, 0.95) : 0.02, random);
        int seen = all - offline;
        return new Neighbours(seen,
                Draws.howMany(seen, trouble == Trouble.RAIN ? random.nextDouble(0.55, 0.9) : 0.03, random), offline);
    }
}
