package org.pilotacs.acs.diagnostic;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/// What a test of the line showed, as the box says. Immutable.
public sealed interface DiagnosticResult {
    /// @param average in ms; null if the box does not say or nothing came back
    /// @param least in ms, null likewise
    /// @param most in ms, null likewise
    record Ping(long answered, long lost, @Nullable Double average, @Nullable Double least,
            @Nullable Double most) implements DiagnosticResult {}

    /// @param hops from the box on
    record Trace(List<Hop> hops) implements DiagnosticResult {
        public Trace {
            hops = List.copyOf(hops);
        }
    }

    /// @param host name or address; empty if it did not answer
    /// @param address empty if the box does not say
    /// @param times of each try, ms
    /// @param error ICMP's code; 0 for none
    record Hop(int number, String host, String address, List<Double> times, long error) {
        public Hop {
            times = List.copyOf(times);
        }
    }

    /// @param bytes that were moved
    /// @param took from the first to the last byte
    record Speed(long bytes, Duration took) implements DiagnosticResult {
        /// Whole bits per second; 0 if it took no time that the box could measure.
        public long rate() {
            long micros = took.toNanos() / 1_000;
            return micros <= 0 ? 0 : Math.round(bytes * 8.0 * 1_000_000 / micros);
        }
    }
}
