package org.pilotacs.acs.link.cwmp.access;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.runtime.Secret;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

/// When a device is given credentials of its own: every row is a device that comes.
class HoldingTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final OwnLogins SOME = new OwnLogins(new Login("a", Secret.of("b")), new Login("c", Secret.of("d")));

    @ParameterizedTest
    @CsvSource(textBlock = """
            # in use, offered, taken, attempts, hours since, by,          due, due at bootstrap
            false,    false,   false, 0,        1,           SHARED,      false, true
            false,    false,   false, 0,        24,          SHARED,      true,  true
            false,    false,   false, 0,        24,          CERTIFICATE, true,  true
            false,    false,   false, 0,        24,          NOTHING,     true,  true
            false,    true,    false, 1,        0,           SHARED,      true,  true
            false,    true,    true,  1,        0,           SHARED,      true,  true
            false,    true,    false, 3,        1,           SHARED,      false, true
            false,    true,    false, 3,        24,          SHARED,      true,  true
            false,    true,    false, 1,        0,           NOTHING,     true,  true
            false,    true,    true,  1,        48,          NOTHING,     false, true
            false,    true,    true,  1,        48,          CERTIFICATE, false, true
            false,    true,    true,  1,        0,           OFFERED,     false, false
            true,     false,   false, 0,        48,          IN_USE,      false, true
            true,     false,   false, 0,        48,          CERTIFICATE, false, true
            true,     true,    false, 2,        0,           IN_USE,      true,  true
            true,     true,    true,  1,        0,           IN_USE,      true,  true
            true,     true,    true,  3,        0,           IN_USE,      false, true
            true,     true,    true,  1,        0,           OFFERED,     false, false
            """)
    void a_device_is_written_to_when_nothing_shows_that_it_has_what_it_should(boolean inUse, boolean offered,
            boolean taken, int attempts, int hours, Proof by, boolean due, boolean dueAtBootstrap) {
        Holding held = new Holding(inUse ? SOME : null, offered ? SOME : null, taken, attempts,
                NOW.minus(Duration.ofHours(hours)));
        assertThat(held.isDue(by, false, NOW)).isEqualTo(due);
        assertThat(held.isDue(by, true, NOW)).isEqualTo(dueAtBootstrap);
    }
}
