package org.pilotacs.agent.lwm2m;

import org.junit.jupiter.api.Test;
import org.pilotacs.agent.bench.ManualScheduler;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

class AttentionTest {
    private final ManualScheduler time = new ManualScheduler();
    private boolean online = true;

    @Test
    void aSleeperHearsForAWhileAfterEachWord() {
        Attention attention = new Attention(new Presence.Queue(Duration.ofSeconds(93)), time, () -> online);
        assertThat(attention.hears(10)).isFalse();
        attention.speaks(10);
        time.advance(Duration.ofSeconds(92));
        assertThat(attention.hears(10)).isTrue();
        time.advance(Duration.ofSeconds(92));
        assertThat(attention.hears(10)).isTrue();
        time.advance(Duration.ofSeconds(93));
        assertThat(attention.hears(10)).isFalse();
    }

    @Test
    void whoIsAlwaysOnHearsAlways() {
        Attention attention = new Attention(new Presence.AlwaysOn(), time, () -> online);
        time.advance(Duration.ofDays(1));
        assertThat(attention.hears(10)).isTrue();
    }

    @Test
    void nothingGoesInOrOutWithoutANetwork() {
        Attention attention = new Attention(new Presence.AlwaysOn(), time, () -> online);
        online = false;
        assertThat(attention.hears(10)).isFalse();
        assertThat(attention.speaks(10)).isFalse();
        online = true;
        assertThat(attention.hears(7)).isTrue();
        assertThat(attention.speaks(5)).isTrue();
        assertThat(attention.received()).isEqualTo(7);
        assertThat(attention.sent()).isEqualTo(5);
    }
}
