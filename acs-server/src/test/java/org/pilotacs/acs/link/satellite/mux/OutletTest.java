package org.pilotacs.acs.link.satellite.mux;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class OutletTest {
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");
    private final Outlet outlet = new Outlet(new HeadendConfig.Bandwidth(1_504, 3_008), now);

    @Test
    void nothing_goes_before_the_stream_is_open_or_after_it() {
        assertThat(outlet.isOpen()).isFalse();
        assertThat(rate()).isZero();
        outlet.allocate(1_504, now);
        assertThat(outlet.isOpen()).isTrue();
        assertThat(rate()).isEqualTo(980);
        outlet.close(now);
        assertThat(outlet.isOpen()).isFalse();
        assertThat(outlet.allocated()).isNull();
        assertThat(rate()).isZero();
    }

    @Test
    void what_was_asked_for_holds_where_the_multiplexer_does_not_say() {
        outlet.allocate(null, now);
        assertThat(outlet.allocated()).isNull();
        assertThat(rate()).isEqualTo(980);
    }

    @Test
    void what_the_multiplexer_once_said_holds_when_it_does_not_say_any_more() {
        outlet.allocate(752, now);
        outlet.allocate(null, now);
        assertThat(outlet.allocated()).isEqualTo(752);
        assertThat(rate()).isEqualTo(488);
    }

    @Test
    void the_ceiling_is_not_exceeded_whatever_is_allocated() {
        outlet.allocate(60_000, now);
        assertThat(rate()).isEqualTo(1_960);
    }

    @Test
    void an_allocation_of_nought_closes_it() {
        outlet.allocate(0, now);
        assertThat(outlet.isOpen()).isFalse();
        assertThat(rate()).isZero();
        outlet.allocate(1_504, now);
        assertThat(outlet.isOpen()).isTrue();
    }

    @Test
    void each_complaint_halves_the_rate_for_half_a_minute() {
        outlet.allocate(1_504, now);
        outlet.complain(now);
        assertThat(outlet.isThrottled(now)).isTrue();
        assertThat(rate()).isEqualTo(488);
        outlet.complain(now);
        assertThat(rate()).isEqualTo(244);
        for (int i = 0; i < 10; i++) {
            outlet.complain(now);
        }
        assertThat(rate()).as("no less than a sixteenth").isEqualTo(60);
        now = now.plusSeconds(25);
        outlet.free(now);
        assertThat(rate()).isEqualTo(120);
        now = now.plusSeconds(85);
        outlet.free(now);
        assertThat(rate()).isEqualTo(980);
        assertThat(outlet.isThrottled(now)).isFalse();
    }

    @Test
    void a_complaint_right_after_a_cut_is_about_what_was_on_its_way() {
        outlet.allocate(3_008, now);
        now = now.plusSeconds(9);
        outlet.allocate(1_504, now);
        assertThat(outlet.complain(now.plusMillis(900))).isFalse();
        assertThat(outlet.complain(now.plusMillis(1_100))).isTrue();
        assertThat(outlet.complain(now.plusMillis(1_200))).as("told before").isFalse();
        assertThat(rate()).isEqualTo(244);
    }

    @Test
    void nothing_goes_for_a_second_after_a_complaint_and_a_second_complaint_makes_it_no_longer() {
        outlet.allocate(1_504, now);
        now = now.plusSeconds(5);
        assertThat(outlet.free(now)).isPositive();
        outlet.complain(now);
        assertThat(outlet.isOpen()).isTrue();
        assertThat(outlet.free(now)).isZero();
        outlet.complain(now.plusMillis(600));
        assertThat(outlet.free(now.plusMillis(999))).isZero();
        assertThat(outlet.take(1, now.plusMillis(999))).isFalse();
        assertThat(outlet.free(now.plusMillis(1_100))).as("at a quarter of the rate").isEqualTo(24);
    }

    @Test
    void a_complaint_about_what_was_on_its_way_is_followed_by_silence_too() {
        outlet.allocate(3_008, now);
        now = now.plusSeconds(9);
        outlet.allocate(1_504, now);
        outlet.complain(now.plusMillis(900));
        assertThat(outlet.free(now.plusMillis(1_800))).isZero();
        assertThat(rate()).as("not less for it").isEqualTo(980);
    }

    @Test
    void a_stream_that_closes_in_the_silence_saves_nothing_up() {
        outlet.allocate(1_504, now);
        outlet.complain(now);
        outlet.close(now.plusMillis(500));
        now = now.plusSeconds(9);
        outlet.allocate(1_504, now);
        assertThat(outlet.free(now)).isZero();
    }

    /// Packets a second, a fiftieth less than allowed, as saved up in a quarter of one when nothing was sent for five.
    private int rate() {
        now = now.plus(Duration.ofSeconds(5));
        return outlet.free(now) * 4;
    }
}
