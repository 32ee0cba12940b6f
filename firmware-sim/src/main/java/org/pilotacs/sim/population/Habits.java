package org.pilotacs.sim.population;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// When homes hear a carrier. Shares are 0 to 1.
///
/// @param viewers how homes divide by when their boxes are on
/// @param elsewhere of the time that a box is on, for which it is tuned where none of our EMMs are
/// @param rain of the time, for which it rains too hard on a place; only weak dishes lose the carrier then
/// @param weakDishes of all
/// @param stays of those who ask for help, who leave their box on and tuned as they are told
/// @param stay for how long those do
/// @param zone in which it is day and night
public record Habits(Viewers viewers, double elsewhere, double rain, double weakDishes, double stays, Duration stay,
        ZoneId zone) {

    /// @param always on, at least in a standby that listens
    /// @param days on from the morning until late
    /// @param evenings on in most evenings; the others are on in one evening of four
    public record Viewers(double always, double days, double evenings) {
        public Viewers {
            checkShares(always, days, evenings, always + days + evenings);
        }
    }

    /// Who always hears.
    public static final Habits ALWAYS_ON = new Habits(new Viewers(1, 0, 0), 0, 0, 0, 0, Duration.ZERO, ZoneOffset.UTC);

    /// An assumption, for want of an operator's own figures.
    public static final Habits TYPICAL = new Habits(new Viewers(0.35, 0.2, 0.3), 0.1, 0.02, 0.3, 0.9,
            Duration.ofMinutes(15), ZoneId.of("Europe/Warsaw"));

    public Habits {
        checkShares(elsewhere, rain, weakDishes, stays);
    }

    private static void checkShares(double... shares) {
        for (double share : shares) {
            if (!(share >= 0 && share <= 1 + 1e-9)) {
                throw new IllegalArgumentException("a share is 0 to 1: " + share);
            }
        }
    }
}
