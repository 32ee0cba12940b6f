package org.pilotacs.acs.webhook;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.random.RandomGenerator;

/// When a message that was not taken is sent again. Pure, but for chance.
final class RetryDelay {
    static final Duration FIRST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofHours(1);
    /// No receiver can ask for more.
    static final Duration MOST_ASKED = Duration.ofDays(1);

    private RetryDelay() {}

    /// Doubled with each failure in a row, of that a half to all by chance; as long as the receiver asked for at least.
    ///
    /// @param failures in a row, this one not counted
    static Duration of(int failures, Duration asked, RandomGenerator random) {
        Duration wait = FIRST;
        for (int i = 0; i < failures && wait.compareTo(LONGEST) < 0; i++) {
            wait = wait.multipliedBy(2);
        }
        Duration most = wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
        Duration jittered = Duration.ofMillis(random.nextLong(most.toMillis() / 2, most.toMillis() + 1));
        Duration wanted = asked.compareTo(MOST_ASKED) < 0 ? asked : MOST_ASKED;
        return wanted.compareTo(jittered) > 0 ? wanted : jittered;
    }

    /// What `Retry-After` says (RFC 9110, 10.2.3); zero if it says nothing that we understand.
    static Duration asked(String header, Instant now) {
        String text = header.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Duration until = Duration.between(now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            return until.isNegative() ? Duration.ZERO : until;
        } catch (DateTimeException _) {
            return Duration.ZERO;
        }
    }
}
