package org.pilotacs.acs.cli;

import com.fasterxml.jackson.databind.JsonNode;

import java.time.Duration;
import java.time.Instant;

/// How what goes by satellite stands, in a line; it claims no more than is known. Stateless.
final class AirLine {
    private AirLine() {}

    /// For example `4 sent, next in 12 s, probably there in 1 min 20 s`.
    static String of(JsonNode airing, Instant now) {
        StringBuilder line = new StringBuilder("on air: " + airing.path("sent").asLong() + " sent");
        JsonNode obstacle = airing.at("/obstacle/text");
        if (obstacle.isTextual()) {
            return line.append(", held up: ").append(obstacle.asText()).toString();
        }
        if (airing.path("next").isTextual()) {
            Duration left = until(airing.path("next"), now);
            line.append(left.isPositive() ? ", next in " + span(left) : ", next any moment");
        }
        if (airing.path("likelyBy").isTextual()) {
            Duration left = until(airing.path("likelyBy"), now);
            line.append(left.isPositive() ? ", probably there in " + span(left) : ", probably there by now");
        }
        return line.toString();
    }

    /// What the customer is to do meanwhile.
    static String tell(JsonNode airing) {
        StringBuilder line = new StringBuilder("Tell the customer: box on");
        if (airing.path("channel").isTextual()) {
            line.append(", on ").append(airing.path("channel").asText());
        }
        long stay = airing.path("staySeconds").asLong();
        if (stay > 0) {
            line.append(", for ").append(span(Duration.ofSeconds(stay)));
        }
        line.append("; do not zap, do not switch off.");
        return airing.path("askForCode").asBoolean()
                ? line.append(" When it arrives, the screen shows six digits.").toString()
                : line.toString();
    }

    private static Duration until(JsonNode at, Instant now) {
        // a second that has begun counts, so that it ends at nought
        return Duration.ofSeconds(Duration.between(now, Instant.parse(at.asText())).plusMillis(999).toSeconds());
    }

    private static String span(Duration span) {
        if (span.toHours() >= 2) {
            return span.toDays() >= 2 ? span.toDays() + " days" : span.toHours() + " h";
        }
        long minutes = span.toMinutes();
        int seconds = span.toSecondsPart();
        return minutes == 0
                ? seconds + " s"
                : minutes + " min" + (seconds == 0 ? "" : " " + seconds + " s");
    }
}
