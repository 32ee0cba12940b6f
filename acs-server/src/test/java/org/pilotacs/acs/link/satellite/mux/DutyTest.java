package org.pilotacs.acs.link.satellite.mux;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class DutyTest {
    private static final Standing UNTRIED = new Standing(false, false, false, 0, Duration.ZERO);
    private static final Standing DOWN = new Standing(false, false, true, 0, Duration.ZERO);
    private static final Standing UP = new Standing(true, true, true, 10, Duration.ZERO);
    private static final Standing NO_BANDWIDTH = new Standing(true, false, true, 0, Duration.ZERO);

    private final Duty duty = new Duty();

    @Test
    void at_the_start_the_first_in_order_is_waited_for_until_it_has_failed() {
        assertThat(duty.decide(List.of(UNTRIED, UP))).isEqualTo(Duty.NOBODY);
        assertThat(duty.decide(List.of(UP, UP))).isZero();
        assertThat(new Duty().decide(List.of(DOWN, UP))).isOne();
    }

    @Test
    void the_active_one_stays_it_until_it_fails() {
        duty.decide(List.of(DOWN, UP));
        assertThat(duty.decide(List.of(UP, UP))).isOne();
        assertThat(duty.decide(List.of(UP, DOWN))).isZero();
        assertThat(duty.decide(List.of(UP, UP))).isZero();
    }

    @Test
    void one_without_bandwidth_has_failed() {
        duty.decide(List.of(UP, UP));
        assertThat(duty.decide(List.of(NO_BANDWIDTH, UP))).isOne();
    }

    @Test
    void when_all_have_failed_the_next_to_come_back_is_it() {
        duty.decide(List.of(UP, UP));
        assertThat(duty.decide(List.of(DOWN, DOWN))).isEqualTo(Duty.NOBODY);
        assertThat(duty.decide(List.of(UNTRIED, UP))).isOne();
    }

    @Test
    void an_order_changes_it_if_that_can_be() {
        duty.decide(List.of(UP, UP));
        assertThat(duty.order(1, List.of(UP, DOWN))).isFalse();
        assertThat(duty.decide(List.of(UP, UP))).isZero();
        assertThat(duty.order(1, List.of(UP, UP))).isTrue();
        assertThat(duty.decide(List.of(UP, UP))).isOne();
    }
}
