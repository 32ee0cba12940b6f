package org.pilotacs.acs.link.satellite.mux;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamCloseRequest;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pilotacs.acs.link.satellite.mux.Samples.CLIENT;
import static org.pilotacs.acs.link.satellite.mux.Samples.STREAM;
import static org.pilotacs.acs.link.satellite.mux.Samples.section;

/// Two multiplexers of one head-end.
@Timeout(60)
class RedundantHeadendTest {
    private final ObedientMux first = ObedientMux.start(5_000);
    private final ObedientMux second = ObedientMux.start(1_504);
    private final List<AutoCloseable> parts = new ArrayList<>(List.of(first, second));

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable part : parts.reversed()) {
            part.close();
        }
    }

    private Rig rig(Mode mode) {
        Rig rig = new Rig(Samples.config(mode, Samples.brisk(), first.port(), second.port()));
        parts.add(rig);
        return rig;
    }

    @Test
    void both_are_given_everything_at_the_pace_of_the_slower() {
        Rig rig = rig(Mode.ACTIVE_ACTIVE);
        rig.awaitActive(0, 1);
        long start = System.nanoTime();
        List<Long> deliveries = rig.playUntil(() -> System.nanoTime() - start > 1_000_000_000L);
        double seconds = (System.nanoTime() - start) / 1e9;
        assertThat(deliveries).allMatch(rig::isRead);
        assertThat(first.datagrams()).hasSameSizeAs(deliveries).containsExactlyElementsOf(second.datagrams());
        assertThat(deliveries.size()).isLessThanOrEqualTo((int) (seconds * 1_000 + 250));
    }

    @Test
    void what_one_has_read_is_read_though_the_other_dies() {
        Rig rig = rig(Mode.ACTIVE_ACTIVE);
        rig.awaitActive(0, 1);
        first.fallSilent();
        long delivery = rig.deliver(section(100, 1));
        first.close();
        assertThat(rig.isRead(delivery)).isTrue();
        rig.awaitActive(1);
        assertThat(rig.isRead(rig.deliver(section(100, 2)))).isTrue();
    }

    @Test
    void one_without_bandwidth_does_not_hold_up_the_other() {
        Rig rig = rig(Mode.ACTIVE_ACTIVE);
        rig.awaitActive(0, 1);
        first.say(new StreamBwAllocation(CLIENT, STREAM, 0));
        rig.awaitActive(1);
        assertThat(rig.isRead(rig.deliver(section(100, 1)))).isTrue();
        assertThat(first.datagrams()).isEmpty();
    }

    @Test
    void the_standby_takes_over_at_once_and_keeps_on_when_the_other_is_back() {
        Rig rig = rig(Mode.ACTIVE_STANDBY);
        rig.awaitPhase(1, MuxSaying.PHASE_STANDING_BY);
        rig.awaitActive(0);
        assertThat(rig.isRead(rig.deliver(section(100, 1)))).isTrue();
        assertThat(second.datagrams()).isEmpty();
        first.fallSilent();
        long lost = rig.deliver(section(100, 2));
        first.close();
        assertThat(rig.isRead(lost)).isFalse();
        assertThat(rig.isRead(rig.deliver(section(100, 3)))).isTrue();
        assertThat(second.datagrams()).containsExactly(section(100, 3));
        assertThat(second.connections()).isOne();
        rig.awaitActive(1);

        ObedientMux again = ObedientMux.start(first.port(), 5_000);
        parts.add(again);
        rig.awaitPhase(0, MuxSaying.PHASE_STANDING_BY);
        rig.deliver(section(100, 4));
        rig.awaitActive(1);
        second.close();
        assertThat(rig.isRead(rig.deliver(section(100, 5)))).isTrue();
        assertThat(again.datagrams()).containsExactly(section(100, 5));
    }

    @Test
    void an_operator_changes_which_one_is_active() {
        Rig rig = rig(Mode.ACTIVE_STANDBY);
        rig.awaitPhase(1, MuxSaying.PHASE_STANDING_BY);
        assertThat(rig.headend().makeActive("m1")).isTrue();
        rig.awaitActive(1);
        assertThat(rig.isRead(rig.deliver(section(100, 1)))).isTrue();
        assertThat(first.datagrams()).isEmpty();
        assertThat(rig.headend().makeActive("m7")).isFalse();
        assertThat(rig.headend().retry("m7")).isFalse();
        assertThat(rig(Mode.ACTIVE_ACTIVE).headend().makeActive("m0")).isFalse();
    }

    @Test
    void both_are_closed_in_good_order_at_the_same_time() {
        Rig rig = rig(Mode.ACTIVE_ACTIVE);
        rig.awaitActive(0, 1);
        rig.headend().close();
        assertThat(first.heard(StreamCloseRequest.class)).hasSize(1);
        assertThat(second.heard(StreamCloseRequest.class)).hasSize(1);
    }
}
