package org.pilotacs.acs.meter;

import org.jspecify.annotations.Nullable;

/// How good a signal is, from 0 to 100, as a needle shows it and a tone lets it be heard. It follows the margin, dB by
/// dB, so that each step of the dish is heard alike: 1 at the point where the picture is lost, 51 at the 6 dB that
/// installers aim at, 100 from 12 dB on, which no dish of a home gets beyond. Pure.
///
/// | what is known | quality |
/// |---|---|
/// | no lock | 0, whatever else a box says |
/// | margin | 1 + 99 · margin / 12 dB, at least 1 and at most 100 |
/// | no margin, but C/N | the same of C/N − 8.7 dB, as of 8PSK 3/4 with what a real receiver needs beside |
/// | neither, but the maker's own quality | that |
/// | lock alone | absent |
public final class Quality {
    public static final int WORST = 0;
    public static final int BEST = 100;

    /// The margin beyond which nothing gets better, dB.
    private static final double FULL = 12;
    /// Threshold of a carrier whose modulation is not known, dB.
    private static final double ASSUMED_THRESHOLD = 8.7;

    private Quality() {}

    /// Of a signal that is held.
    ///
    /// @param margin dB
    public static int ofMargin(double margin) {
        return Math.clamp(Math.round(1 + (BEST - 1) * margin / FULL), 1, BEST);
    }

    static @Nullable Integer of(Sounding sounding) {
        if (sounding.isLost()) {
            return WORST;
        }
        Double margin = sounding.margin();
        if (margin != null) {
            return ofMargin(margin);
        }
        Double ratio = sounding.carrierToNoise();
        if (ratio != null) {
            return ofMargin(ratio - ASSUMED_THRESHOLD);
        }
        Double told = sounding.quality();
        return told == null ? null : Integer.valueOf(Math.clamp(Math.round(told), 1, BEST));
    }
}
