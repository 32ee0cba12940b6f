package org.pilotacs.acs.door.http;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.runtime.AddressRange;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class RateTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @Test
    void some_calls_may_come_at_once_and_then_one_for_each_that_has_grown_back() {
        Rate rate = new Rate(3, Duration.ofSeconds(2));
        for (int i = 0; i < 3; i++) {
            assertThat(rate.take("a", NOON)).isZero();
        }
        assertThat(rate.take("a", NOON)).isEqualTo(Duration.ofSeconds(2));
        assertThat(rate.take("b", NOON)).as("another caller").isZero();
        assertThat(rate.take("a", NOON.plusSeconds(1))).isEqualTo(Duration.ofSeconds(1));
        assertThat(rate.take("a", NOON.plusSeconds(2))).isZero();
        assertThat(rate.take("a", NOON.plusSeconds(2))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void nobody_saves_up_more_than_the_burst() {
        Rate rate = new Rate(2, Duration.ofSeconds(1));
        rate.take("a", NOON);
        Instant later = NOON.plus(Duration.ofHours(1));
        assertThat(rate.take("a", later)).isZero();
        assertThat(rate.take("a", later)).isZero();
        assertThat(rate.take("a", later)).isPositive();
    }

    @Test
    void a_clock_that_goes_back_gives_nothing_away() {
        Rate rate = new Rate(1, Duration.ofSeconds(1));
        rate.take("a", NOON);
        assertThat(rate.take("a", NOON.minusSeconds(60))).isPositive();
    }

    @Test
    void where_a_call_comes_from_is_what_our_own_proxy_says() {
        Proxies proxies = new Proxies(List.of(AddressRange.of("10.0.0.0/8")));
        assertThat(peer(proxies, "10.0.0.7", "203.0.113.9")).isEqualTo("203.0.113.9");
        assertThat(peer(proxies, "10.0.0.7", "198.51.100.1, 203.0.113.9, 10.0.0.8")).as("two proxies of ours")
                .isEqualTo("203.0.113.9");
        assertThat(peer(proxies, "203.0.113.9", "198.51.100.1")).as("anybody can write the header")
                .isEqualTo("203.0.113.9");
        assertThat(peer(proxies, "10.0.0.7", "nonsense")).isEqualTo("10.0.0.7");
        assertThat(peer(proxies, "10.0.0.7", "localhost")).as("no names are looked up").isEqualTo("10.0.0.7");
        assertThat(peer(Proxies.NONE, "10.0.0.7", "203.0.113.9")).isEqualTo("10.0.0.7");
        assertThat(proxies.peer("10.0.0.7", Fields.NONE)).isEqualTo("10.0.0.7");
    }

    private static String peer(Proxies proxies, String remote, String forwarded) {
        return proxies.peer(remote, Fields.headers(List.of(Map.entry("X-Forwarded-For", forwarded))));
    }
}
