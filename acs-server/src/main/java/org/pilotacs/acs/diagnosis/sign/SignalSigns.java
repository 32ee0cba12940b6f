package org.pilotacs.acs.diagnosis.sign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnosis.sign.Tuners.Front;
import org.pilotacs.acs.reading.Reading;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// What the tuners show, now and over two weeks.
final class SignalSigns {
    /// Makers' scales have about so many decibels a point.
    private static final double PER_POINT = 0.35;
    private static final int FEWEST_DAYS = 3;

    private SignalSigns() {}

    static void find(Case it, Consumer<Measured> found) {
        List<Front> tuners = Tuners.tuners(it);
        lock(tuners, found);
        List<Front> carriers = Tuners.carriers(it);
        List<Front> both = tuners.isEmpty() ? carriers : tuners;
        best(both, Front::margin).ifKnown(one -> found.accept(Measured.number(Sign.MARGIN, one.value, one.from)));
        best(both, Front::level).ifKnown(one -> found.accept(Measured.number(Sign.LEVEL, one.value, one.from)));
        best(tuners.stream().filter(Front::isLocked).toList(), Front::errors)
                .ifKnown(one -> found.accept(Measured.number(Sign.ERRORS, one.value, one.from)));
        best(both, Front::carrierToNoise)
                .ifKnown(one -> found.accept(Measured.number(Sign.NOISE, one.value, one.from)));
        gap(tuners, found);
        strength(it, tuners, found);
        supply(it, found);
        if (tuners.stream().anyMatch(one -> one.margin() != null)) {
            course(it, tuners, new Kind("margin", Front::margin, 1), Sign.COURSE, found);
        } else {
            course(it, tuners, new Kind("cn", Front::carrierToNoise, 1), Sign.COURSE, found);
        }
        if (tuners.stream().anyMatch(one -> one.level() != null)) {
            course(it, tuners, new Kind("level", Front::level, 1), Sign.LEVEL_COURSE, found);
        } else {
            course(it, tuners, new Kind("strength", Front::strength, PER_POINT), Sign.LEVEL_COURSE, found);
        }
    }

    private static void lock(List<Front> tuners, Consumer<Measured> found) {
        List<Front> known = tuners.stream().filter(one -> one.locked() != null).toList();
        if (!known.isEmpty()) {
            long locked = known.stream().filter(Front::isLocked).count();
            found.accept(Measured.word(Sign.LOCK, locked == 0 ? "none" : locked < known.size() ? "some" : "all",
                    readings(known)));
        }
    }

    /// The highest of a kind, null if none is known.
    private record Best(@Nullable Front front, double value, List<Reading> from) {
        void ifKnown(Consumer<Best> taker) {
            if (front != null) {
                taker.accept(this);
            }
        }
    }

    private static Best best(List<Front> fronts, Function<Front, @Nullable Double> kind) {
        Front best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (Front one : fronts) {
            Double value = kind.apply(one);
            if (value != null && value > highest) {
                best = one;
                highest = value;
            }
        }
        return new Best(best, highest, best == null ? List.of() : best.from());
    }

    /// Of the same signal two tuners make much the same; carriers differ by a little. What a tuner lost counts as little as it can hold.
    private static void gap(List<Front> tuners, Consumer<Measured> found) {
        List<Front> known = tuners.stream().filter(one -> one.carrierToNoise() != null).toList();
        if (known.size() >= 2 && known.stream().anyMatch(Front::isLocked)) {
            double high = known.stream().mapToDouble(Front::carrierToNoise).max().orElseThrow();
            double low = known.stream().mapToDouble(Front::carrierToNoise).min().orElseThrow();
            found.accept(Measured.number(Sign.TUNER_GAP, high - low, readings(known)));
            found.accept(Measured.number(Sign.WEAKER_TUNER, low, readings(known)));
        }
    }

    private static void supply(Case it, Consumer<Measured> found) {
        List<Reading> states = it.instances("lnb.").stream().map(i -> it.reading("lnb." + i + ".status"))
                .filter(one -> one != null).map(Reading.class::cast).toList();
        if (!states.isEmpty()) {
            List<String> order = Sign.LNB.words();
            Reading worst = states.stream().filter(one -> order.contains(one.value()))
                    .max(Comparator.comparingInt(one -> order.indexOf(one.value()))).orElse(states.getFirst());
            if (order.contains(worst.value())) {
                found.accept(Measured.word(Sign.LNB, worst.value(), List.of(worst)));
            }
        }
    }

    /// A measurement whose past is looked at.
    ///
    /// @param decibels about so many are one of its unit
    private record Kind(String name, Function<Front, @Nullable Double> value, double decibels) {}

    /// Against the median of what it was, in points of the maker's scale.
    private static void strength(Case it, List<Front> tuners, Consumer<Measured> found) {
        Best now = best(tuners, Front::strength);
        Front front = now.front;
        if (front == null) {
            return;
        }
        double[] before = past(it, "tuner." + front.number() + ".strength", it.at())
                .mapToDouble(Course.Point::value).sorted().toArray();
        if (before.length >= FEWEST_DAYS) {
            found.accept(Measured.number(Sign.STRENGTH, now.value - before[before.length / 2], now.from));
        }
    }

    /// Day by day the best tuner, so that one that is switched off or broken says nothing of the dish.
    private static void course(Case it, List<Front> tuners, Kind kind, Sign sign, Consumer<Measured> found) {
        Best now = best(tuners, kind.value);
        if (now.front == null) {
            return;
        }
        Instant at = now.from.stream().map(Reading::at).min(Comparator.naturalOrder()).orElse(it.at());
        Map<Instant, Double> byDay = new TreeMap<>();
        for (Front tuner : tuners) {
            past(it, "tuner." + tuner.number() + "." + kind.name, at)
                    .forEach(one -> byDay.merge(day(one.at()), one.value(), Math::max));
        }
        List<Course.Point> points = new ArrayList<>();
        byDay.forEach((day, most) -> points.add(new Course.Point(day, most * kind.decibels)));
        points.add(new Course.Point(at, now.value * kind.decibels));
        String course = Course.of(points);
        if (course != null) {
            found.accept(Measured.word(sign, course, now.from));
        }
    }

    private static Stream<Course.Point> past(Case it, String name, Instant before) {
        return it.past(name).stream().filter(one -> one.at().isBefore(before.minus(Duration.ofHours(2))))
                .filter(one -> Case.number(one) != null)
                .map(one -> new Course.Point(one.at(), Objects.requireNonNull(Case.number(one))));
    }

    private static Instant day(Instant at) {
        return at.atZone(ZoneOffset.UTC).toLocalDate().atTime(12, 0).toInstant(ZoneOffset.UTC);
    }

    static Collection<Reading> readings(Collection<Front> fronts) {
        return fronts.stream().flatMap(one -> one.from().stream()).toList();
    }
}
