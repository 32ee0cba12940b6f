package org.pilotacs.acs.device;

import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.TestDatabases;

import java.sql.Types;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// That H2 reads no whole table for any statement over devices: its planner is easily led astray, and a test database is
/// too small to show it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcPlansTest {
    private static final Pattern NAMED = Pattern.compile("(?<!:):[a-zA-Z]+");

    private final Database database = TestDatabases.open(TestDatabases.Kind.H2);

    static Stream<String> statements() {
        return Stream.of(JdbcContactRead.ROWS, JdbcContactRead.WAITING, JdbcDeviceTable.WRITE_ROWS,
                JdbcDeviceTable.WRITE_TREE, JdbcDeviceTable.ADD_KEYS, JdbcDeviceTable.REMOVE_KEYS,
                JdbcDeviceTable.REMOVE_TREES, JdbcDevices.NEWEST, JdbcDevices.NEWEST_AFTER, JdbcDevices.NEWEST_BELOW,
                JdbcDevices.MATCHES_FROM, JdbcDevices.MATCHES_OF_TERM, JdbcDevices.MATCHES_AFTER,
                JdbcSubscribers.DEVICES,
                JdbcSubscribers.EXPECTED, JdbcInventoryTable.WRITE_SUBSCRIBERS, JdbcInventoryTable.WRITE_LINES,
                JdbcInventoryTable.OF_SERIALS, JdbcInventoryTable.DEVICES_OF_SERIALS, JdbcInventoryTable.TIE_DEVICES,
                JdbcInventoryTable.MARK_TIED, JdbcInventoryTable.KEYS_TO_FORGET,
                JdbcFleet.SLICE.formatted(JdbcFleet.ANY), JdbcFleet.SLICE.formatted(JdbcFleet.BY_MODEL),
                JdbcFleet.SLICE.formatted(JdbcFleet.BY_VERSION), JdbcFleet.SLICE.formatted(JdbcFleet.BY_LINK),
                JdbcFleet.SLICE.formatted(JdbcFleet.NOT_INVENTORIED));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void noStatementReadsAWholeTable(String sql) {
        assertThat(plan(sql)).doesNotContain("tableScan").contains("/* ");
    }

    @Test
    void aWholeTableIsNoticed() {
        assertThat(plan("SELECT * FROM device WHERE model_name = ?")).contains("tableScan");
        assertThat(
                plan("DELETE FROM device_key WHERE (term, device_id) IN (SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY),"
                        + " CAST(? AS VARCHAR ARRAY)))"))
                .contains("tableScan");
    }

    private String plan(String sql) {
        String positional = NAMED.matcher(sql).replaceAll("?");
        return database.with(handle -> {
            Query query = handle.createQuery("EXPLAIN " + positional);
            for (int i = 0; i < positional.chars().filter(c -> c == '?').count(); i++) {
                query.bindNull(i, Types.NULL);
            }
            return query.mapTo(String.class).one();
        });
    }
}
