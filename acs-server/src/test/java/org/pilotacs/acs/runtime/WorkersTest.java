package org.pilotacs.acs.runtime;

import org.junit.jupiter.api.Test;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;

class WorkersTest {
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    void whatFindsNoPermitIsRefusedAtOnceButUrgentWorkHasAReserve() {
        try (Workers workers = new Workers("test", 1, 1)) {
            assertThat(workers.begin(this::untilTheGateOpens)).isTrue();
            assertThat(workers.begin(this::untilTheGateOpens)).isFalse();
            assertThat(workers.beginUrgent(this::untilTheGateOpens)).isTrue();
            assertThat(workers.beginUrgent(this::untilTheGateOpens)).isFalse();
            assertThat(workers.busy()).isEqualTo(2);
            gate.countDown();
        }
    }

    @Test
    void closedWorkersTakeNothing() {
        Workers workers = new Workers("test", 1, 1);
        workers.close();
        assertThat(workers.beginUrgent(gate::countDown)).isFalse();
        assertThat(workers.busy()).isZero();
        assertThat(gate.getCount()).isEqualTo(1);
    }

    private void untilTheGateOpens() {
        try {
            assertThat(gate.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
