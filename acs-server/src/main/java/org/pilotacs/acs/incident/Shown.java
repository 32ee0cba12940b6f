package org.pilotacs.acs.incident;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Makes an observation of what a box told. Pure.
public final class Shown {
    /// Below this margin a signal is weak, dB.
    private static final double WEAK = 1;
    private static final int TUNERS = 8;
    private static final BigDecimal KHZ_OF_A_MHZ = BigDecimal.valueOf(1000);
    /// No satellite tuner is on more, kHz.
    private static final BigDecimal MOST_KHZ = BigDecimal.valueOf(100_000_000);

    private Shown() {}

    /// @param every how often the box comes by itself; null if not known
    public static Observation of(Device device, Instant at, List<Reading> readings, Observation.Heard heard,
            @Nullable Duration every) {
        Map<String, Reading> values = new HashMap<>();
        readings.forEach(one -> values.putIfAbsent(one.name(), one));
        int weakest = 0;
        Boolean weak = null;
        for (int tuner = 1; tuner <= TUNERS; tuner++) {
            Boolean one = weak(values, tuner);
            if (one != null && (weak == null || one && !weak)) {
                weak = one;
                weakest = tuner;
            }
        }
        String wan = text(values, ReadingName.WAN_UP.of());
        return new Observation(device, at, weak, weakest == 0 ? "" : transponder(values, weakest),
                wan == null ? null : (Boolean) !Boolean.parseBoolean(wan), heard, every);
    }

    private static @Nullable Boolean weak(Map<String, Reading> values, int tuner) {
        String lock = text(values, ReadingName.TUNER_LOCK.of(tuner));
        BigDecimal margin = number(values.get(ReadingName.TUNER_MARGIN.of(tuner)));
        if (lock != null && !Boolean.parseBoolean(lock)) {
            return true;
        }
        return margin != null ? (Boolean) (margin.doubleValue() < WEAK) : lock == null ? null : (Boolean) false;
    }

    private static String transponder(Map<String, Reading> values, int tuner) {
        BigDecimal frequency = number(values.get(ReadingName.TUNER_FREQUENCY.of(tuner)));
        if (frequency == null || frequency.signum() <= 0 || frequency.compareTo(MOST_KHZ) > 0) {
            return "";
        }
        String polarisation = Objects.requireNonNullElse(text(values, ReadingName.TUNER_POLARISATION.of(tuner)), "");
        return (frequency.divide(KHZ_OF_A_MHZ, 0, RoundingMode.HALF_UP).toPlainString() + " "
                + polarisation.toUpperCase(Locale.ROOT)).strip();
    }

    private static @Nullable String text(Map<String, Reading> values, String name) {
        Reading reading = values.get(name);
        return reading == null ? null : reading.value();
    }

    private static @Nullable BigDecimal number(@Nullable Reading reading) {
        return reading == null ? null : reading.number();
    }
}
