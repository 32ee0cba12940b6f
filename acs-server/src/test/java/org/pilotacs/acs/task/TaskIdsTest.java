package org.pilotacs.acs.task;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

class TaskIdsTest {
    private final SettableClock clock = new SettableClock();

    @Test
    void idsRiseWithTheClock() {
        TaskIds ids = new TaskIds(clock, new Random(1));
        TaskId before = ids.next();
        clock.advance(Duration.ofSeconds(1));

        assertThat(ids.next()).isGreaterThan(before);
        assertThat(before.value()).startsWith(Long.toHexString(clock.instant().getEpochSecond() - 1));
    }

    @Test
    void idsOfOneSecondAreAllDifferentAlsoBetweenNodes() {
        TaskIds here = new TaskIds(clock, new Random(1));
        TaskIds there = new TaskIds(clock, new Random(2));
        Set<TaskId> all = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            all.add(here.next());
            all.add(there.next());
        }

        assertThat(all).hasSize(20_000);
    }
}
