package org.pilotacs.acs.reading;

import java.time.Instant;

/// One neutral measurement.
///
/// @param name from the closed list of [ReadingName], with its instance numbers, for example `tuner.1.cn`
/// @param value as text: a number in the unit of its name, `true`/`false`, or a word of its list
/// @param unit empty if it has none
/// @param at when the device said it, by our clock
/// @param source the path that it came from
public record Reading(String name, String value, String unit, Instant at, String source) {}
