package org.pilotacs.sim.rollout;

import org.jspecify.annotations.Nullable;
import org.pilotacs.sim.rollout.Draws.Purpose;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/// When a box is on and plugged in, and when it speaks by itself. Times of day are UTC. Pure.
///
/// @param leaves share of weeks in which it is unplugged for days
record Presence(Draws draws, Habit habit, double leaves) {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration SLEEP = Duration.ofHours(6);
    private static final int FAR = 90;
    private static final int RARE = 6;

    /// A time without gaps, its end left out.
    private record Span(Instant from, Instant to) {
        boolean has(Instant at) {
            return !at.isBefore(from) && at.isBefore(to);
        }
    }

    /// Whether it has power and a network, asleep or not.
    boolean isOn(Instant at) {
        return !isAway(at) && switch (habit) {
            case ALWAYS_ON, STANDBY -> true;
            case EVENINGS, RARELY -> {
                long day = Draws.day(at);
                yield isWithin(evening(day - 1), at) || isWithin(evening(day), at);
            }
        };
    }

    private static boolean isWithin(@Nullable Span span, Instant at) {
        return span != null && span.has(at);
    }

    private boolean isAway(Instant at) {
        long week = Math.floorDiv(Draws.day(at), 7);
        return leaves > 0 && (isWithin(away(week), at) || isWithin(away(week - 1), at));
    }

    private @Nullable Span away(long week) {
        RandomGenerator random = draws.of(Purpose.LEAVING, week);
        if (random.nextDouble() >= leaves) {
            return null;
        }
        Instant from = Draws.startOf(week * 7).plusSeconds(random.nextLong(7 * Draws.DAY));
        return new Span(from, from.plusSeconds(random.nextLong(Draws.DAY, 6 * Draws.DAY)));
    }

    /// Null for an evening without it.
    private @Nullable Span evening(long day) {
        RandomGenerator random = draws.of(Purpose.EVENING, day);
        boolean on = habit == Habit.EVENINGS ? random.nextInt(10) > 0 : random.nextInt(RARE) == 0;
        if (!on) {
            return null;
        }
        Instant from = Draws.startOf(day).plus(Duration.ofHours(16)).plusSeconds(random.nextLong(3 * 3600));
        return new Span(from, from.plusSeconds(random.nextLong(2 * 3600, 5 * 3600)));
    }

    /// The next moment at which it speaks by itself; null if it does not within three months.
    @Nullable
    Instant next(Instant after) {
        return switch (habit) {
            case ALWAYS_ON -> nextOf(HOUR, after);
            case STANDBY -> nextOf(SLEEP, after);
            case EVENINGS, RARELY -> nextInEvening(after);
        };
    }

    private @Nullable Instant nextOf(Duration every, Instant after) {
        long step = every.toSeconds();
        long phase = draws.of(Purpose.PHASE, 0).nextLong(step);
        long next = (Math.floorDiv(after.getEpochSecond() - phase, step) + 1) * step + phase;
        for (long last = next + FAR * Draws.DAY; next < last; next += step) {
            Instant at = Instant.ofEpochSecond(next);
            if (!isAway(at)) {
                return at;
            }
        }
        return null;
    }

    private @Nullable Instant nextInEvening(Instant after) {
        long today = Draws.day(after);
        for (long day = today - 1; day < today + FAR; day++) {
            Span evening = evening(day);
            for (Instant at = evening == null ? Instant.MAX : evening.from(); isWithin(evening, at); at = at
                    .plus(HOUR)) {
                if (at.isAfter(after) && !isAway(at)) {
                    return at;
                }
            }
        }
        return null;
    }
}
