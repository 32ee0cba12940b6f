package org.pilotacs.sim.population;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/// Whether a home hears the carrier at some time, by its habits: always the same answer, and nothing is kept for it.
/// Immutable.
final class Listening {
    private static final long MINUTES_OF_DAY = Duration.ofDays(1).toMinutes();
    /// In which a viewer stays with a multiplex, or a shower with a place.
    private static final long WHILE = Duration.ofMinutes(20).toSeconds();
    private static final int PLACES = 500;

    /// For what a random number is drawn.
    private enum Draw {
        VIEWER(1), WATCHES(2), BEGIN(3), LENGTH(4), ELSEWHERE(5), PLACE(6), RAIN(7), DISH(8), STAYS(9);

        private final long salt;

        Draw(long salt) {
            this.salt = salt;
        }
    }

    private final Habits habits;
    private final long seed;

    Listening(Habits habits, long seed) {
        this.habits = habits;
        this.seed = seed;
    }

    /// @param asked when its customer asked for help, in milliseconds since 1970; 0 or less for never
    boolean hears(int home, Instant when, long asked) {
        if (isSoaked(home, when)) {
            return false;
        }
        long since = when.toEpochMilli() - asked;
        if (asked > 0 && since >= 0 && since < habits.stay().toMillis()
                && draw(Draw.STAYS, home, 0) < habits.stays()) {
            return true;
        }
        return isOn(home, when) && draw(Draw.ELSEWHERE, home, when.getEpochSecond() / WHILE) >= habits.elsewhere();
    }

    private boolean isSoaked(int home, Instant when) {
        if (habits.rain() == 0 || draw(Draw.DISH, home, 0) >= habits.weakDishes()) {
            return false;
        }
        long place = (long) (draw(Draw.PLACE, home, 0) * PLACES);
        return draw(Draw.RAIN, place, when.getEpochSecond() / WHILE) < habits.rain();
    }

    private boolean isOn(int home, Instant when) {
        Habits.Viewers viewers = habits.viewers();
        double viewer = draw(Draw.VIEWER, home, 0);
        if (viewer < viewers.always()) {
            return true;
        }
        ZonedDateTime local = when.atZone(habits.zone());
        long day = local.toLocalDate().toEpochDay();
        long minute = Duration.between(LocalTime.MIN, local.toLocalTime()).toMinutes();
        Session kind = viewer < viewers.always() + viewers.days()
                ? Session.DAY
                : viewer < viewers.always() + viewers.days() + viewers.evenings() ? Session.EVENING : Session.SELDOM;
        return isOn(home, kind, day, minute) || isOn(home, kind, day - 1, minute + MINUTES_OF_DAY);
    }

    private boolean isOn(int home, Session kind, long day, long minute) {
        if (draw(Draw.WATCHES, home, day) >= kind.share) {
            return false;
        }
        double begin = kind.earliest + draw(Draw.BEGIN, home, day) * kind.spread;
        double end = begin + kind.shortest + draw(Draw.LENGTH, home, day) * kind.more;
        return minute >= begin && minute < end;
    }

    /// How a day's watching is drawn; all but the share in minutes.
    private enum Session {
        DAY(0.95, 6 * 60, 240, 10 * 60, 300), EVENING(0.85, 16 * 60, 270, 120, 240), SELDOM(0.25, 17 * 60, 240, 60,
                150);

        private final double share;
        private final int earliest;
        private final int spread;
        private final int shortest;
        private final int more;

        Session(double share, int earliest, int spread, int shortest, int more) {
            this.share = share;
            this.earliest = earliest;
            this.spread = spread;
            this.shortest = shortest;
            this.more = more;
        }
    }

    /// 0 to 1, from a mixing function (SplitMix64's) over all that it depends on.
    private double draw(Draw what, long home, long when) {
        long bits = mix(seed ^ mix(home * 0x9E3779B97F4A7C15L + what.salt) ^ mix(when + 0x632BE59BD9B4E019L));
        return (bits >>> 11) * 0x1.0p-53;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
