package org.pilotacs.acs.provisioning.schedule;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The expected moments are those that GenieACS's own library says.
class CronTest {
    private static final Instant NOW = Instant.parse("2026-12-01T10:35:42.300Z");

    @ParameterizedTest(name = "[{0}]")
    @CsvSource({ "0 3 * * *,2026-12-01T03:00:00Z", "35 10 * * *,2026-12-01T10:35:00Z",
        "* 10 * * *,2026-12-01T10:00:00Z",
        "* 9-11 * * *,2026-12-01T10:00:00Z", "* * 1 * *,2026-12-01T00:00:00Z", "* * * 12 *,2026-12-01T00:00:00Z",
        "* * * * 2,2026-12-01T00:00:00Z", "* * * * *,2026-12-01T10:35:42Z", "*/5 * * * *,2026-12-01T10:35:00Z",
        "0-40 10 * * *,2026-12-01T10:35:00Z", "* * L * *,2026-11-30T00:00:00Z", "0 * 10 * * *,2026-12-01T10:35:00Z",
        "*/10 * * * * *,2026-12-01T10:35:40Z", "30 35 10 * * *,2026-12-01T10:35:30Z",
        "43 35 10 * * *,2026-11-30T10:35:43Z", "  0   3 * *  * ,2026-12-01T03:00:00Z", "0 0 * * 0,2026-11-29T00:00:00Z",
        "0 0 * * 7,2026-11-29T00:00:00Z"})
    void the_last_moment_that_is_not_after_now(String cron, Instant last) {
        assertThat(Cron.parse(cron).last(NOW.toEpochMilli())).contains(last);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(strings = { "", "nonsense", "61 * * * *", "* * * *", "* * * * * * * *", "0 0 32 1 *", "0 25 * * *"})
    void what_is_none_is_refused(String cron) {
        assertThatThrownBy(() -> Cron.parse(cron)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s).+");
    }

    @Test
    void a_text_as_long_as_nobody_writes_is_refused_unread() {
        assertThatThrownBy(() -> Cron.parse("1,".repeat(100_000) + "1 * * * *"))
                .hasMessage("a cron expression has at most 200 characters");
    }
}
