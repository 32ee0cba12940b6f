package org.pilotacs.acs.provisioning.script;

/// Numbers that look random and are always the same for one seed: those that GenieACS's `Math.random` gives, which is
/// David Bau's generator over ARC4. Passwords made of them must not become other ones when an operator moves here. Not for
/// secrets by itself.
final class SeededRandom {
    private static final int WIDTH = 256;
    private static final int MASK = WIDTH - 1;
    /// Of a double.
    private static final double SIGNIFICANCE = 0x1p52;
    private static final double OVERFLOW = 0x1p53;
    private static final int FIRST_DIGITS = 6;

    private final int[] state = new int[WIDTH];
    private int i;
    private int j;

    SeededRandom(String seed) {
        int[] key = key(seed);
        for (int at = 0; at < WIDTH; at++) {
            state[at] = at;
        }
        int other = 0;
        for (int at = 0; at < WIDTH; at++) {
            int held = state[at];
            other = MASK & other + key[at % key.length] + held;
            state[at] = state[other];
            state[other] = held;
        }
        // the first ones tell too much of the seed
        digits(WIDTH);
    }

    /// Each character goes into one of 256 numbers, together with what was in it.
    private static int[] key(String seed) {
        if (seed.isEmpty()) {
            return new int[]{ 0};
        }
        int[] key = new int[Math.min(WIDTH, seed.length())];
        int smear = 0;
        for (int at = 0; at < seed.length(); at++) {
            int before = at < WIDTH ? 0 : key[MASK & at];
            smear ^= before * 19;
            key[MASK & at] = MASK & smear + seed.charAt(at);
        }
        return key;
    }

    /// A number of so many digits to the base of 256.
    private double digits(int count) {
        double number = 0;
        for (int at = 0; at < count; at++) {
            i = MASK & i + 1;
            int held = state[i];
            j = MASK & j + held;
            state[i] = state[j];
            state[j] = held;
            number = number * WIDTH + state[MASK & state[i] + held];
        }
        return number;
    }

    /// From 0 to below 1.
    double next() {
        double number = digits(FIRST_DIGITS);
        double denominator = Math.pow(WIDTH, FIRST_DIGITS);
        int rest = 0;
        while (number < SIGNIFICANCE) {
            number = (number + rest) * WIDTH;
            denominator *= WIDTH;
            rest = (int) digits(1);
        }
        while (number >= OVERFLOW) {
            number /= 2;
            denominator /= 2;
            rest >>>= 1;
        }
        return (number + rest) / denominator;
    }
}
