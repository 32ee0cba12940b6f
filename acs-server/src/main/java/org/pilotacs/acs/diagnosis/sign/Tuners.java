package org.pilotacs.acs.diagnosis.sign;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.reading.Reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// The tuners of a box as its readings show them.
final class Tuners {
    /// Without lock there is no margin, whatever a box says, dB.
    static final double LOST = -1;

    private Tuners() {}

    /// One tuner, or one carrier of a scan.
    ///
    /// @param margin dB, null if it is not known; [Tuners#LOST] or less without lock
    /// @param from what of it is known
    record Front(int number, @Nullable Boolean locked, @Nullable Double level, @Nullable Double carrierToNoise,
            @Nullable Double margin, @Nullable Double errors, @Nullable String polarisation, @Nullable String band,
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

    private static List<Front> fronts(Case it, String prefix) {
        List<Front> fronts = new ArrayList<>();
        for (int number : it.instances(prefix)) {
            String own = prefix + number + ".";
            List<Reading> from = Stream.of("lock", "level", "cn", "margin", "per").map(name -> it.reading(own + name))
                    .filter(Objects::nonNull).toList();
            if (!from.isEmpty()) {
                Boolean locked = it.flag(own + "lock");
                fronts.add(new Front(number, locked, it.number(own + "level"), it.number(own + "cn"),
                        margin(it, own, locked), it.number(own + "per"), it.text(own + "polarisation"),
                        it.text(own + "band"), from));
            }
        }
        return fronts;
    }

    private static @Nullable Double margin(Case it, String own, @Nullable Boolean locked) {
        Double told = it.number(own + "margin");
        Double ratio = it.number(own + "cn");
        Double margin = told != null || ratio == null
                ? told
                : Thresholds.margin(ratio, it.text(own + "delivery-system"), it.text(own + "modulation"),
                        it.text(own + "code-rate"));
        return Boolean.FALSE.equals(locked) ? Double.valueOf(Math.min(LOST, margin == null ? LOST : margin)) : margin;
    }
}
