package org.pilotacs.acs.incident;

/// How often a box comes, as one of 31 steps of about a third more each: from a minute to 40 hours. Stateless.
final class Pace {
    private static final int STEPS = 31;
    private static final double RATIO = 0.375;

    private Pace() {}

    /// The minutes of a step; 0 of step 0, which is that nobody knows.
    static int minutes(int step) {
        return step == 0 ? 0 : (int) Math.round(Math.pow(2, (step - 1) * RATIO));
    }

    /// The first step that is no shorter.
    static int step(int minutes) {
        int step = 1;
        while (step < STEPS && minutes(step) < minutes) {
            step++;
        }
        return step;
    }

    /// What comes more rarely than we thought is believed at once, unless it is much more; what comes more often, slowly.
    ///
    /// @param step 0 if nobody knows
    /// @param seen as it was seen now
    static int learnt(int step, int seen) {
        if (step == 0) {
            return seen;
        }
        return seen > step ? Math.min(seen, step + 2) : seen < step ? step - 1 : step;
    }
}
