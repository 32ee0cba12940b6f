package org.pilotacs.acs.diagnosis.sign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.reading.Reading;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The tuners of a box as its readings show them.
final class Tuners {
    /// Without lock there is no margin, whatever a box says, dB.
    static final double LOST = -1;

    /// Below this margin no receiver holds a signal, dB.
    private static final double LEAST_HELD = -0.4;
    private static final List<String> MEASURED = List.of("lock", "level", "cn", "margin", "per", "strength");
    /// One look at a box takes no longer.
    private static final Duration AT_ONCE = Duration.ofMinutes(30);

    private Tuners() {}

    /// One tuner, or one carrier of a scan.
    ///
    /// @param margin dB, null if it is not known; [Tuners#LOST] or less without lock
    /// @param from what of it is known
    record Front(int number, @Nullable Boolean locked, @Nullable Double level, @Nullable Double carrierToNoise,
            @Nullable Double margin, @Nullable Double errors, @Nullable Double strength, @Nullable String polarisation,
            @Nullable String band,
            List<Reading> from) {
        Front {
            from = List.copyOf(from);
        }

        boolean isLocked() {
            return Boolean.TRUE.equals(locked);
        }

        boolean isLost() {
            return Boolean.FALSE.equals(locked);
        }
    }

    static List<Front> tuners(Case it) {
        return fronts(it, "tuner.");
    }

    /// What the last scan found, carrier by carrier.
    static List<Front> carriers(Case it) {
        return fronts(it, "transponder.");
    }

    /// What was not measured with the others is not held against them.
    private static List<Front> fronts(Case it, String prefix) {
        Map<Integer, List<Reading>> measured = new TreeMap<>();
        it.instances(prefix).forEach(number -> measured.put(number, measured(it, prefix + number + ".")));
        Instant newest = measured.values().stream().flatMap(List::stream).map(Reading::at)
                .max(Comparator.naturalOrder()).orElse(it.at());
        List<Front> fronts = new ArrayList<>();
        measured.forEach((number, all) -> {
            List<Reading> from = all.stream().filter(one -> newest.minus(AT_ONCE).isBefore(one.at())).toList();
            if (!from.isEmpty()) {
                fronts.add(front(it, number, prefix + number + ".", from));
            }
        });
        return fronts;
    }

    private static List<Reading> measured(Case it, String own) {
        List<Reading> measured = new ArrayList<>();
        for (String name : MEASURED) {
            Reading one = it.reading(own + name);
            if (one != null) {
                measured.add(one);
            }
        }
        return measured;
    }

    private static Front front(Case it, int number, String own, List<Reading> from) {
        Double ratio = number(from, own + "cn");
        Double told = number(from, own + "margin");
        Double margin = told != null || ratio == null
                ? told
                : Thresholds.margin(ratio, it.text(own + "delivery-system"), it.text(own + "modulation"),
                        it.text(own + "code-rate"));
        Boolean locked = locked(from, own, margin);
        Double held = Boolean.FALSE.equals(locked)
                ? Double.valueOf(Math.min(LOST, margin == null ? LOST : margin))
                : margin;
        return new Front(number, locked, number(from, own + "level"), ratio, held, number(from, own + "per"),
                number(from, own + "strength"), it.text(own + "polarisation"), it.text(own + "band"), from);
    }

    /// As told, else as follows from the margin.
    private static @Nullable Boolean locked(List<Reading> from, String own, @Nullable Double margin) {
        Reading told = find(from, own + "lock");
        if (told != null) {
            return told.value().equals("true");
        }
        return margin == null ? null : Boolean.valueOf(margin > LEAST_HELD);
    }

    private static @Nullable Double number(List<Reading> from, String name) {
        Reading found = find(from, name);
        return found == null ? null : Case.number(found);
    }

    private static @Nullable Reading find(List<Reading> from, String name) {
        for (Reading one : from) {
            if (one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }
}
