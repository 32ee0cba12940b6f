package org.pilotacs.acs.meter;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.diagnosis.sign.Thresholds;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.reading.ReadingName;

import java.math.BigDecimal;
import java.util.Map;

/// One look at one tuner.
///
/// @param margin dB, as told or as it follows from the modulation; null without lock
/// @param strength per cent on the maker's own scale
/// @param quality per cent on the maker's own scale
record Sounding(@Nullable Boolean locked, @Nullable Double level, @Nullable Double carrierToNoise,
        @Nullable Double margin, @Nullable Double strength, @Nullable Double quality) {
    /// Below this margin no receiver holds a signal, dB.
    private static final double LEAST_HELD = -0.4;
    /// dB of a percent, by the span that makers give their scales: 50 dB of level, 12 dB of margin.
    private static final double STRENGTH_STEP = 0.5;
    private static final double QUALITY_STEP = 0.12;

    /// What soundings are compared by.
    enum Kind {
        MARGIN, CARRIER_TO_NOISE, QUALITY, LEVEL, STRENGTH
    }

    /// @param value dB
    record Figure(Kind kind, double value) {}

    /// Null if nothing is told of a tuner.
    ///
    /// @param readings by name
    static @Nullable Sounding of(Map<String, Reading> readings, int tuner) {
        Double ratio = number(readings, ReadingName.TUNER_CN.of(tuner));
        Double told = number(readings, ReadingName.TUNER_MARGIN.of(tuner));
        Double margin = told != null || ratio == null
                ? told
                : Thresholds.margin(ratio, text(readings, ReadingName.TUNER_DELIVERY_SYSTEM.of(tuner)),
                        text(readings, ReadingName.TUNER_MODULATION.of(tuner)),
                        text(readings, ReadingName.TUNER_CODE_RATE.of(tuner)));
        Boolean locked = locked(text(readings, ReadingName.TUNER_LOCK.of(tuner)), margin);
        Sounding one = new Sounding(locked, number(readings, ReadingName.TUNER_LEVEL.of(tuner)), ratio,
                Boolean.FALSE.equals(locked) ? null : margin, number(readings, ReadingName.TUNER_STRENGTH.of(tuner)),
                number(readings, ReadingName.TUNER_QUALITY.of(tuner)));
        return one.isEmpty() ? null : one;
    }

    /// As told, else as follows from the margin.
    private static @Nullable Boolean locked(@Nullable String told, @Nullable Double margin) {
        if (told != null) {
            return told.equals("true");
        }
        return margin == null ? null : Boolean.valueOf(margin > LEAST_HELD);
    }

    private boolean isEmpty() {
        return locked == null && level == null && carrierToNoise == null && margin == null && strength == null
                && quality == null;
    }

    boolean isLost() {
        return Boolean.FALSE.equals(locked);
    }

    /// Without lock the level alone says where the satellite is; null if there is nothing to compare by.
    @Nullable
    Figure figure() {
        if (!isLost()) {
            if (margin != null) {
                return new Figure(Kind.MARGIN, margin);
            }
            if (carrierToNoise != null) {
                return new Figure(Kind.CARRIER_TO_NOISE, carrierToNoise);
            }
            if (quality != null) {
                return new Figure(Kind.QUALITY, quality * QUALITY_STEP);
            }
        }
        if (level != null) {
            return new Figure(Kind.LEVEL, level);
        }
        return strength == null ? null : new Figure(Kind.STRENGTH, strength * STRENGTH_STEP);
    }

    private static @Nullable Double number(Map<String, Reading> readings, String name) {
        Reading reading = readings.get(name);
        BigDecimal number = reading == null ? null : reading.number();
        return number == null ? null : number.doubleValue();
    }

    private static @Nullable String text(Map<String, Reading> readings, String name) {
        Reading reading = readings.get(name);
        return reading == null ? null : reading.value();
    }
}
