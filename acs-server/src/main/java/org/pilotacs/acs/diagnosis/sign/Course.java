package org.pilotacs.acs.diagnosis.sign;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// How a measurement went over two weeks: of three stories (it stayed, it fell at one moment, it falls by and by) the one that leaves
/// the least unexplained. Pure.
final class Course {
    /// A fall of less is weather, dB.
    private static final double LEAST_STEP = 1.8;
    /// A fall within two weeks of less is weather, dB.
    private static final double LEAST_DECLINE = 1.8;
    private static final int FEWEST = 4;
    /// What fell within this time fell today.
    private static final Duration TODAY = Duration.ofHours(20);

    private Course() {}

    record Point(Instant at, double value) {}

    /// A course in the words of [Sign#COURSE]; null if too little is known of the past.
    ///
    /// @param points oldest first, the last is how it stands
    static @Nullable String of(List<Point> points) {
        if (points.size() < FEWEST || Duration.between(points.getFirst().at, points.getLast().at).toDays() < 2) {
            return null;
        }
        List<Point> steady = withoutPassingDips(points);
        int split = bestSplit(steady);
        double step = mean(steady.subList(0, split)) - mean(steady.subList(split, steady.size()));
        double afterStep = squares(steady.subList(0, split)) + squares(steady.subList(split, steady.size()));
        Line line = Line.through(steady);
        double decline = -line.slope * days(steady.getFirst().at, steady.getLast().at);
        boolean falls = decline >= LEAST_DECLINE && line.squares <= afterStep * 1.15;
        if (falls) {
            return "falls";
        }
        if (step < LEAST_STEP) {
            return "steady";
        }
        Instant fell = steady.get(split).at;
        return Duration.between(fell, steady.getLast().at).compareTo(TODAY) < 0 ? "fell-today" : "fell";
    }

    /// One bad evening between good ones was rain: it takes the value of its neighbours.
    private static List<Point> withoutPassingDips(List<Point> points) {
        List<Point> kept = new ArrayList<>(points);
        for (int i = 1; i + 1 < kept.size(); i++) {
            double around = Math.min(kept.get(i - 1).value, kept.get(i + 1).value);
            if (kept.get(i).value < around) {
                kept.set(i, new Point(kept.get(i).at, around));
            }
        }
        return kept;
    }

    private static int bestSplit(List<Point> points) {
        return IntStream.range(1, points.size()).boxed()
                .min(Comparator.comparingDouble(split -> squares(points.subList(0, split))
                        + squares(points.subList(split, points.size()))))
                .orElse(points.size() - 1);
    }

    private static double mean(List<Point> points) {
        return points.stream().mapToDouble(Point::value).average().orElse(0);
    }

    private static double squares(List<Point> points) {
        double mean = mean(points);
        return points.stream().mapToDouble(one -> (one.value - mean) * (one.value - mean)).sum();
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toMinutes() / (24.0 * 60);
    }

    /// A straight line by least squares.
    ///
    /// @param slope per day
    /// @param squares what it leaves unexplained
    private record Line(double slope, double squares) {
        static Line through(List<Point> points) {
            Instant from = points.getFirst().at;
            double meanDay = points.stream().mapToDouble(one -> days(from, one.at)).average().orElse(0);
            double mean = mean(points);
            double along = 0;
            double both = 0;
            for (Point one : points) {
                double day = days(from, one.at) - meanDay;
                along += day * day;
                both += day * (one.value - mean);
            }
            double slope = along == 0 ? 0 : both / along;
            double rest = 0;
            for (Point one : points) {
                double off = one.value - mean - slope * (days(from, one.at) - meanDay);
                rest += off * off;
            }
            return new Line(slope, rest);
        }
    }
}
