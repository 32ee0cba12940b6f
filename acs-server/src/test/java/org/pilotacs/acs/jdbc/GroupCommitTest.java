package org.pilotacs.acs.jdbc;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class GroupCommitTest {
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<String>> written = new CopyOnWriteArrayList<>();
    /// One permit for each write that the sink may begin.
    private final Semaphore gate = new Semaphore(0);

    @AfterEach
    void close() {
        callers.close();
    }

    @Test
    void aLoneCallerDoesNotWaitForCompany() {
        gate.release();
        try (GroupCommit<String> writer = writer(10, 10)) {
            writer.write("a");
        }
        assertThat(written).containsExactly(List.of("a"));
    }

    @Test
    void whoComesWhileAWriteIsUnderWaySharesTheNext() throws Exception {
        try (GroupCommit<String> writer = writer(100, 10)) {
            List<Future<?>> running = new ArrayList<>(submit(writer, "first", 1));
            Awaitility.await().until(gate::hasQueuedThreads);
            running.addAll(submit(writer, "other", 25));
            Awaitility.await().until(() -> writer.waiting() == 25);
            gate.release(4);
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(written).extracting(List::size).containsExactly(1, 10, 10, 5);
    }

    @Test
    void writesThatAreKeptApartGatherMore() throws Exception {
        gate.release(1000);
        try (GroupCommit<String> writer = new GroupCommit<>("test", 100, 100, Duration.ofHours(1), this::write,
                Thread.ofVirtual().factory())) {
            writer.write("first");
            List<Future<?>> running = new ArrayList<>(submit(writer, "other", 25));
            Awaitility.await().until(() -> writer.waiting() == 25);
            writer.close();
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(written).extracting(List::size).containsExactly(1, 25);
    }

    @Test
    void aBadItemFailsAlone() throws Exception {
        gate.release(1000);
        try (GroupCommit<String> writer = writer(100, 100)) {
            List<Future<?>> good = new ArrayList<>();
            Future<?> bad = callers.submit(() -> writer.write("bad"));
            good.addAll(submit(writer, "good", 50));

            for (Future<?> one : good) {
                one.get();
            }
            assertThatThrownBy(bad::get).isInstanceOf(ExecutionException.class).cause()
                    .isInstanceOf(NotCommittedException.class).hasMessageContaining("a bad item");
        }
        assertThat(written.stream().flatMap(List::stream)).hasSize(50);
    }

    @Test
    void anErrorReachesTheCallerAndTheWriterGoesOn() {
        try (GroupCommit<String> writer = new GroupCommit<>("test", 10, 10, items -> {
            if (items.contains("overflow")) {
                throw new StackOverflowError();
            }
        }, Thread.ofPlatform().factory())) {
            assertThatThrownBy(() -> writer.write("overflow")).isInstanceOf(NotCommittedException.class);
            writer.write("fine");
        }
    }

    @Test
    void whenTheDatabaseIsOutOfReachNobodyWaitsForOneAttemptEach() throws Exception {
        List<Integer> attempts = new CopyOnWriteArrayList<>();
        try (GroupCommit<String> writer = new GroupCommit<>("test", 100, 100, items -> {
            gate.acquireUninterruptibly();
            attempts.add(items.size());
            throw new UncheckedSqlException(new SQLTransientConnectionException("no database"));
        }, Thread.ofPlatform().factory())) {
            List<Future<?>> running = new ArrayList<>(submit(writer, "first", 1));
            Awaitility.await().until(gate::hasQueuedThreads);
            running.addAll(submit(writer, "other", 50));
            Awaitility.await().until(() -> writer.waiting() == 50);
            gate.release(1000);
            for (Future<?> one : running) {
                assertThatThrownBy(one::get).cause().isInstanceOf(NotCommittedException.class);
            }
        }
        assertThat(attempts).containsExactly(1, 50);
    }

    @Test
    void moreThanFitWaitToGetIn() throws Exception {
        try (GroupCommit<String> writer = writer(5, 100)) {
            List<Future<?>> running = new ArrayList<>(submit(writer, "first", 1));
            Awaitility.await().until(gate::hasQueuedThreads);
            running.addAll(submit(writer, "other", 20));
            Awaitility.await().until(() -> writer.waiting() == 5);
            gate.release(1000);
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(written).allMatch(batch -> batch.size() <= 5);
        assertThat(written.stream().flatMap(List::stream)).hasSize(21);
    }

    @Test
    void closingWritesWhatWaitsAndTakesNoMore() throws Exception {
        GroupCommit<String> writer = writer(100, 10);
        List<Future<?>> running = submit(writer, "item", 30);
        Awaitility.await().until(() -> gate.hasQueuedThreads() && writer.waiting() >= 20);
        gate.release(1000);
        writer.close();

        for (Future<?> one : running) {
            assertThat(one).succeedsWithin(Duration.ofSeconds(5));
        }
        assertThatThrownBy(() -> writer.write("late")).isInstanceOf(IllegalStateException.class);
        assertThat(written.stream().flatMap(List::stream)).hasSize(30);
    }

    @Test
    void anInterruptedCallerStillWaitsAndStaysInterrupted() throws Exception {
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        try (GroupCommit<String> writer = writer(10, 10)) {
            Thread caller = Thread.ofVirtual().start(() -> {
                writer.write("a");
                stillInterrupted.set(Thread.currentThread().isInterrupted());
            });
            Awaitility.await().until(gate::hasQueuedThreads);
            caller.interrupt();
            gate.release();
            caller.join();
        }
        assertThat(stillInterrupted).isTrue();
        assertThat(written).containsExactly(List.of("a"));
    }

    private GroupCommit<String> writer(int capacity, int batch) {
        return new GroupCommit<>("test", capacity, batch, this::write, Thread.ofPlatform().factory());
    }

    private void write(List<String> items) {
        gate.acquireUninterruptibly();
        if (items.contains("bad")) {
            throw new IllegalArgumentException("a bad item");
        }
        written.add(items);
    }

    private List<Future<?>> submit(GroupCommit<String> writer, String item, int count) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            running.add(callers.submit(() -> writer.write(item)));
        }
        return running;
    }
}
