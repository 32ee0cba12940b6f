package org.pilotacs.acs.jdbc;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pilotacs.acs.runtime.UnavailableException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What any [Database] does.
abstract class DatabaseContract {
    private final TestDatabases.Kind kind;
    private Database database;

    DatabaseContract(TestDatabases.Kind kind) {
        this.kind = kind;
    }

    @BeforeEach
    void open() {
        database = TestDatabases.open(kind);
        database.with(
                handle -> handle.execute("CREATE TABLE counter (name VARCHAR PRIMARY KEY, total BIGINT NOT NULL)"));
        database.with(handle -> handle.execute("INSERT INTO counter VALUES ('a', 0), ('b', 0)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aFailedStatementDoesNotTellWhatWasBoundToIt() {
        assertThatThrownBy(() -> database.with(handle -> handle.createUpdate("UPDATE nowhere SET a = :value")
                .bind("value", "s3cret").execute())).message().doesNotContain("s3cret");
    }

    // PostgreSQL takes a second to find each deadlock.
    @Test
    void transactionsThatAreInEachOthersWayAllGetThrough() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String first = i % 2 == 0 ? "a" : "b";
                String second = i % 2 == 0 ? "b" : "a";
                running.add(threads.submit(() -> database.transact(handle -> {
                    handle.execute("UPDATE counter SET total = total + 1 WHERE name = ?", first);
                    return handle.execute("UPDATE counter SET total = total + 1 WHERE name = ?", second);
                })));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        assertThat(total("a")).isEqualTo(6);
        assertThat(total("b")).isEqualTo(6);
    }

    @Test
    void aFailedTransactionLeavesNothingBehind() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatThrownBy(() -> database.transact(handle -> {
            attempts.incrementAndGet();
            handle.execute("UPDATE counter SET total = 7 WHERE name = 'a'");
            return handle.execute("UPDATE counter SET total = NULL WHERE name = 'a'");
        })).isInstanceOf(RuntimeException.class);

        assertThat(attempts).hasValue(1);
        assertThat(total("a")).isZero();
    }

    @Test
    void aStaleRowIsReadAgain() {
        AtomicInteger attempts = new AtomicInteger();
        int done = database.transact(_ -> {
            if (attempts.incrementAndGet() < 3) {
                throw new StaleRowException("row");
            }
            return attempts.get();
        });
        assertThat(done).isEqualTo(3);
    }

    @Test
    void anInterruptedThreadHarmsNobodyElse() throws Exception {
        for (int i = 0; i < 50; i++) {
            Thread.ofVirtual().start(() -> {
                Thread.currentThread().interrupt();
                try {
                    database.transact(
                            handle -> handle.execute("UPDATE counter SET total = total + 1 WHERE name = 'a'"));
                } catch (RuntimeException e) {
                    assertThat(e).isNotNull();
                }
            }).join();
        }
        database.transact(handle -> handle.execute("UPDATE counter SET total = 1 WHERE name = 'b'"));
        assertThat(total("b")).isEqualTo(1);
    }

    @Test
    void aClosedDatabaseIsAnOutage() {
        Database other = TestDatabases.open(kind);
        other.close();
        assertThatThrownBy(() -> other.with(handle -> handle.execute("SELECT 1"))).isInstanceOf(RuntimeException.class)
                .satisfies(e -> assertThat(Contention.isOutage(e)).isTrue())
                .satisfies(e -> assertThat(UnavailableException.isBehind(e)).isTrue());
    }

    @Test
    void whoFindsAllConnectionsTakenIsToldToComeLater() {
        DatabaseConfig config = TestDatabases.config(kind);
        DatabaseConfig narrow = new DatabaseConfig(config.url(), config.username(), config.password(), 2);
        try (Database small = Database.open(narrow, Duration.ofMillis(300))) {
            small.with(_ -> inAnotherThread(() -> small.with(_ -> {
                assertThatThrownBy(() -> inAnotherThread(() -> small.transact(handle -> handle.execute("SELECT 1"))))
                        .hasCauseInstanceOf(UnavailableException.class);
                return true;
            })));
            small.check();
        }
    }

    @Test
    void theSameSchemaIsOpenedTwiceWithoutHarm() {
        DatabaseConfig config = TestDatabases.config(kind);
        Database.open(config).close();
        try (Database again = Database.open(config)) {
            int devices = again
                    .with(handle -> handle.createQuery("SELECT COUNT(*) FROM device").mapTo(Integer.class).one());
            assertThat(devices).isZero();
        }
    }

    /// A thread has one connection, however deep it calls.
    private static <T> T inAnotherThread(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().start(task);
        try {
            return task.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private long total(String name) {
        return database
                .with(handle -> handle.createQuery("SELECT total FROM counter WHERE name = :name").bind("name", name)
                        .mapTo(Long.class).one());
    }
}
