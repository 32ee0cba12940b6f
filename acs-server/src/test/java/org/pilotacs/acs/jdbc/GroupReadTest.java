package org.pilotacs.acs.jdbc;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GroupReadTest {
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<String>> asked = new CopyOnWriteArrayList<>();
    /// One permit for each question that the source may answer.
    private final Semaphore gate = new Semaphore(0);

    @AfterEach
    void close() {
        callers.close();
    }

    @Test
    void eachGetsWhatItAskedFor() throws Exception {
        gate.release(1000);
        try (GroupRead<String, Integer> reader = reader()) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int i = 1; i <= 50; i++) {
                String key = "x".repeat(i);
                running.add(callers.submit(() -> reader.read(key)));
            }
            for (int i = 1; i <= 50; i++) {
                assertThat(running.get(i - 1).get()).isEqualTo(i);
            }
        }
    }

    @Test
    void whoComesWhileAQuestionIsUnderWaySharesTheNext() throws Exception {
        try (GroupRead<String, Integer> reader = reader()) {
            Future<Integer> first = callers.submit(() -> reader.read("a"));
            Awaitility.await().until(gate::hasQueuedThreads);
            List<Future<Integer>> others = new ArrayList<>();
            for (String key : List.of("bb", "ccc", "dddd")) {
                others.add(callers.submit(() -> reader.read(key)));
            }
            Awaitility.await().until(() -> reader.waiting() == 3);
            gate.release(2);
            assertThat(first.get()).isEqualTo(1);
            for (Future<Integer> other : others) {
                other.get();
            }
        }
        assertThat(asked).hasSize(2);
        assertThat(asked.get(1)).containsExactlyInAnyOrder("bb", "ccc", "dddd");
    }

    @Test
    void aBadKeyFailsAlone() throws Exception {
        try (GroupRead<String, Integer> reader = reader()) {
            Future<Integer> first = callers.submit(() -> reader.read("a"));
            Awaitility.await().until(gate::hasQueuedThreads);
            Future<Integer> bad = callers.submit(() -> reader.read("bad"));
            Future<Integer> good = callers.submit(() -> reader.read("good"));
            Awaitility.await().until(() -> reader.waiting() == 2);
            gate.release(1000);
            assertThat(first.get()).isEqualTo(1);
            assertThat(good.get()).isEqualTo(4);
            assertThatThrownBy(bad::get).hasCauseInstanceOf(NotReadException.class)
                    .hasStackTraceContaining("not this one");
        }
    }

    @Test
    void aClosedOneRefuses() {
        GroupRead<String, Integer> reader = reader();
        reader.close();
        assertThatThrownBy(() -> reader.read("a")).isInstanceOf(IllegalStateException.class);
    }

    private GroupRead<String, Integer> reader() {
        return new GroupRead<>("test", 100, 100, Duration.ZERO, keys -> {
            gate.acquireUninterruptibly();
            asked.add(keys);
            if (keys.contains("bad")) {
                throw new IllegalArgumentException("not this one");
            }
            return keys.stream().map(String::length).toList();
        }, Thread.ofVirtual().factory());
    }
}
