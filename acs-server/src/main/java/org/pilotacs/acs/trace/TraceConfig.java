package org.pilotacs.acs.trace;

import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.runtime.Range;

import java.time.Duration;

/// Bounds of the wire trace, which lives in memory only.
///
/// @param devices most devices traced at once
/// @param messages most messages kept of one device; older ones go first
/// @param maxText most kept of one message
/// @param duration after how long a trace that nobody switched off ends by itself
public record TraceConfig(int devices, int messages, DataSize maxText, Duration duration) {
    public static final Range<Integer> DEVICES = Range.of(0, 1_000);
    public static final Range<Integer> MESSAGES = Range.of(10, 10_000);
    public static final Range<DataSize> MAX_TEXT = Range.of(DataSize.ofKibibytes(1), DataSize.ofMebibytes(16));
    public static final Range<Duration> DURATION = Range.of(Duration.ofMinutes(1), Duration.ofDays(1));

    public static final TraceConfig DEFAULT = new TraceConfig(20, 200, DataSize.ofKibibytes(64),
            Duration.ofMinutes(30));

    public TraceConfig {
        DEVICES.check("devices", devices);
        MESSAGES.check("messages", messages);
        MAX_TEXT.check("max-text", maxText);
        DURATION.check("duration", duration);
    }
}
