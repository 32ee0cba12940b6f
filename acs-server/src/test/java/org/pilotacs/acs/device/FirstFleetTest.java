package org.pilotacs.acs.device;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.device.DeviceEvent.Kind;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.DatabaseConfig;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/// Given a new PostgreSQL database, when a whole fleet comes for the first time, then no contact reads the whole of a table
/// that was empty when its statements were first planned.
class FirstFleetTest {
    private static final int DEVICES = 6_000;
    private static final int AT_ONCE = 20;
    /// A table of a few pages is rightly read whole; that is some 30,000 rows until it has grown, and millions if it goes on.
    private static final int MOST_EACH = 20;

    @Test
    void tables_that_fill_are_not_read_whole() {
        DatabaseConfig config = TestDatabases.config(TestDatabases.Kind.POSTGRES);
        try (Database database = Database.open(config)) {
            meet(database);
        }
        // what a connection counted is told once it is closed
        try (Database database = Database.open(config)) {
            // not n_live_tup, which an analysis that comes by itself replaces by its estimate
            await().untilAsserted(() -> assertThat(count(database, "n_tup_ins", "device")).isEqualTo(DEVICES));
            assertThat(count(database, "seq_tup_read", "device")).isLessThan(MOST_EACH * DEVICES);
            assertThat(count(database, "seq_tup_read", "device_key")).isZero();
        }
    }

    private static void meet(Database database) {
        try (JdbcDeviceRegistry registry = new JdbcDeviceRegistry(database, Thread.ofVirtual().factory());
                ExecutorService boxes = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < DEVICES; i++) {
                Box box = Box.named("S-" + i);
                boxes.execute(() -> registry.seen(box.comes(OverDatabase.NINE, Kind.BOOTSTRAP, Box.inform("1.0"))));
            }
        }
    }

    private static long count(Database database, String counter, String table) {
        return database.with(handle -> handle
                .createQuery("SELECT " + counter + " FROM pg_stat_user_tables WHERE relname = :table")
                .bind("table", table).mapTo(Long.class).one());
    }
}
