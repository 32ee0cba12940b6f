package org.pilotacs.acs.link.satellite.mux;

import org.junit.jupiter.api.Test;

import java.time.Instant;

import static org.assertj.core.api.Assertions.assertThat;

class FloodGateTest {
    private final FloodGate gate = new FloodGate();
    private Instant now = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void two_hundred_messages_pass_in_a_second_and_no_more() {
        for (int second = 0; second < 3; second++) {
            for (int i = 0; i < 200; i++) {
                assertThat(gate.passes(now)).isTrue();
            }
            assertThat(gate.passes(now.plusMillis(999))).isFalse();
            now = now.plusSeconds(1);
        }
    }
}
