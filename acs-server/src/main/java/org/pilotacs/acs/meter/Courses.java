package org.pilotacs.acs.meter;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.reading.Reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How the tuners of one box went since their meter began: the best of each, and where it goes. Guarded by its
/// measurement's lock.
final class Courses {
    /// More than any box has; one that tells of more is playing with us.
    private static final int MOST_TUNERS = 8;
    /// Whoever turns a dish waits about so long between two steps.
    private static final Duration BEFORE = Duration.ofSeconds(3);

    private final Map<Integer, Course> byTuner = new TreeMap<>();

    /// Takes a look at all tuners.
    ///
    /// @param at when the box told that
    List<TunerSignal> take(List<Reading> readings, Instant at) {
        Map<String, Reading> byName = new HashMap<>();
        readings.forEach(one -> byName.put(one.name(), one));
        List<TunerSignal> signals = new ArrayList<>();
        for (int tuner = 1; tuner <= MOST_TUNERS; tuner++) {
            Sounding sounding = Sounding.of(byName, tuner);
            if (sounding != null) {
                signals.add(byTuner.computeIfAbsent(tuner, Course::new).take(sounding, at));
            }
        }
        return signals;
    }

    /// One tuner's.
    private static final class Course {
        private final int tuner;
        /// Oldest first: one of before, and all since.
        private final Deque<Moment> lately = new ArrayDeque<>();
        private Trend trend = Trend.SAME;
        private TunerSignal.@Nullable Best best;

        private record Moment(Instant at, Sounding sounding) {}

        Course(int tuner) {
            this.tuner = tuner;
        }

        TunerSignal take(Sounding now, Instant at) {
            lately.addLast(new Moment(at, now));
            dropOld(at.minus(BEFORE));
            trend = trend(lately.getFirst().sounding, now);
            Integer quality = Quality.of(now);
            if (quality != null && isBetter(quality, now.level())) {
                best = new TunerSignal.Best(quality, now.margin(), now.level(), at);
            }
            return new TunerSignal(tuner, now.locked(), now.level(), now.carrierToNoise(), now.margin(),
                    now.strength(), quality, trend, best);
        }

        /// The newest of those that are old enough stays.
        private void dropOld(Instant before) {
            Moment oldest = lately.removeFirst();
            while (!lately.isEmpty() && !lately.getFirst().at.isAfter(before)) {
                oldest = lately.removeFirst();
            }
            lately.addFirst(oldest);
        }

        private Trend trend(Sounding before, Sounding now) {
            if (before.isLost() != now.isLost()) {
                return before.isLost() ? Trend.BETTER : Trend.WORSE;
            }
            Sounding.Figure old = before.figure();
            Sounding.Figure next = now.figure();
            return old == null || next == null || old.kind() != next.kind()
                    ? Trend.SAME
                    : trend.after(next.value() - old.value());
        }

        /// As long as nothing is locked, the level tells how near it was.
        private boolean isBetter(int quality, @Nullable Double level) {
            TunerSignal.Best so = best;
            if (so == null || quality > so.quality()) {
                return true;
            }
            return quality == Quality.WORST && so.quality() == Quality.WORST && level != null
                    && (so.level() == null || level > so.level());
        }
    }
}
