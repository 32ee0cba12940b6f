package org.pilotacs.acs.profile;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/// A unit that a model may speak in where the reading has another: `to = from · factor + offset`.
record SourceUnit(String from, String to, BigDecimal factor, BigDecimal offset) {
    /// dBµV is taken at 75 Ω.
    static final List<SourceUnit> ALL = List.of(unit("dBµV", "dBm", "1", "-108.75"), unit("Hz", "kHz", "0.001", "0"),
            unit("MHz", "kHz", "1000", "0"), unit("ksym/s", "sym/s", "1000", "0"), unit("mV", "V", "0.001", "0"),
            unit("A", "mA", "1000", "0"), unit("bit/s", "kbit/s", "0.001", "0"), unit("Mbit/s", "kbit/s", "1000", "0"),
            unit("kbit/s", "Mbit/s", "0.001", "0"), unit("bit/s", "Mbit/s", "0.000001", "0"),
            new SourceUnit("B", "KiB", BigDecimal.ONE.divide(BigDecimal.valueOf(1024)), BigDecimal.ZERO),
            unit("MiB", "KiB", "1024", "0"), unit("ms", "s", "0.001", "0"), unit("min", "s", "60", "0"),
            unit("K", "°C", "1", "-273.15"),
            new SourceUnit("°F", "°C", new BigDecimal(5).divide(new BigDecimal(9), MathContext.DECIMAL64),
                    new BigDecimal("-160").divide(new BigDecimal(9), MathContext.DECIMAL64)));

    /// Null if there is no such conversion.
    static @Nullable SourceUnit between(String from, String to) {
        return ALL.stream().filter(unit -> unit.from.equals(from) && unit.to.equals(to)).findFirst().orElse(null);
    }

    private static SourceUnit unit(String from, String to, String factor, String offset) {
        return new SourceUnit(from, to, new BigDecimal(factor), new BigDecimal(offset));
    }
}
