package org.pilotacs.acs.diagnosis.sign;

import org.pilotacs.acs.reading.Reading;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Readings that are signs as they are.
final class Plain {
    private Plain() {}

    /// A word that is one of the sign's.
    static void copy(Case it, String reading, Sign sign, Consumer<Measured> found) {
        Reading one = it.reading(reading);
        if (one != null && sign.words().contains(one.value())) {
            found.accept(Measured.word(sign, one.value(), List.of(one)));
        }
    }

    static void flag(Case it, String reading, Sign sign, String yes, String no, Consumer<Measured> found) {
        Boolean flag = it.flag(reading);
        if (flag != null) {
            found.accept(Measured.word(sign, flag ? yes : no, List.of(known(it, reading))));
        }
    }

    static void number(Case it, String reading, Sign sign, double scale, Consumer<Measured> found) {
        Double number = it.number(reading);
        if (number != null) {
            found.accept(Measured.number(sign, number * scale, List.of(known(it, reading))));
        }
    }

    static Reading known(Case it, String reading) {
        return Objects.requireNonNull(it.reading(reading), reading);
    }
}
