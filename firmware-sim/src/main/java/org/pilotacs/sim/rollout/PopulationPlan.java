package org.pilotacs.sim.rollout;

import org.pilotacs.sim.vendor.Revisions;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// What a population is like.
///
/// @param size boxes, 1 to 10 million
/// @param seed the same seed gives the same boxes, and the same course
/// @param start nothing is asked of before
/// @param version that all boxes run at first
/// @param habits share of each, 1 together
/// @param areas as many; rain falls on one at a time
public record PopulationPlan(int size, long seed, Instant start, String version, Revisions revisions,
        Map<Habit, Double> habits, int areas, Noise noise) {
    /// An assumption, for want of an operator's own figures.
    public static final Map<Habit, Double> TYPICAL_HABITS = Map.of(Habit.ALWAYS_ON, 0.45, Habit.EVENINGS, 0.3,
            Habit.STANDBY, 0.15, Habit.RARELY, 0.1);

    public PopulationPlan {
        if (size < 1 || size > 10_000_000) {
            throw new IllegalArgumentException("a population has 1 to 10000000 boxes: " + size);
        }
        if (areas < 1) {
            throw new IllegalArgumentException("there is one area at least: " + areas);
        }
        habits = Map.copyOf(habits);
        if (habits.values().stream().anyMatch(share -> !(share >= 0))
                || Math.abs(habits.values().stream().mapToDouble(share -> share).sum() - 1) > 1e-9) {
            throw new IllegalArgumentException("shares of habits must be 0 or more, and 1 together: " + habits);
        }
    }

    /// Typical boxes, of which 70 % are of revision A and the others of B, in 20 areas, at version 1.0.
    public static PopulationPlan typical(int size, long seed, Instant start) {
        return new PopulationPlan(size, seed, start, "1.0", Revisions.of("A", 0.7, "B"), TYPICAL_HABITS, 20,
                Noise.TYPICAL);
    }

    public PopulationPlan noise(Noise value) {
        return new PopulationPlan(size, seed, start, version, revisions, habits, areas, value);
    }

    public PopulationPlan revisions(Revisions value) {
        return new PopulationPlan(size, seed, start, version, value, habits, areas, noise);
    }

    /// All boxes have one habit.
    public PopulationPlan habit(Habit only) {
        return new PopulationPlan(size, seed, start, version, revisions, Map.of(only, 1.0), areas, noise);
    }

    Habit habit(double lot) {
        double left = lot;
        for (Map.Entry<Habit, Double> one : new EnumMap<>(habits).entrySet()) {
            left -= one.getValue();
            if (left < 0) {
                return one.getKey();
            }
        }
        return new EnumMap<>(habits).keySet().stream().reduce((_, last) -> last).orElseThrow();
    }
}
