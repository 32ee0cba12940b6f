package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;

/// Ages and values as the command line writes them.
final class Ages {
    private Ages() {}

    static String ago(long seconds) {
        if (seconds < 5) {
            return "just now";
        }
        Duration age = Duration.ofSeconds(seconds);
        if (seconds < 60) {
            return seconds + " s ago";
        }
        if (age.toMinutes() < 120) {
            return age.toMinutes() + " min ago";
        }
        return age.toHours() < 48 ? age.toHours() + " h ago" : age.toDays() + " days ago";
    }

    /// Minutes and seconds since something began.
    static String elapsed(Duration since) {
        return "%d:%02d".formatted(since.toMinutes(), since.toSecondsPart());
    }

    /// A reading's value with its unit.
    static String value(JsonNode reading) {
        String unit = reading.path("unit").asText("");
        return reading.path("value").asText() + (unit.isEmpty() ? "" : " " + unit);
    }
}
