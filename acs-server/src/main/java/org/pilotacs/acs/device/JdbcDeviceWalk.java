package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.ArrayStatement;
import org.pilotacs.acs.jdbc.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The devices in the database, one after the other by their ids.
public final class JdbcDeviceWalk implements DeviceWalk {
    static final String ROWS = """
            SELECT d.* FROM device d WHERE d.id > :after ORDER BY d.id LIMIT :limit
            """;

    static final String ROWS_AND_TREES = """
            SELECT d.*, p.tree FROM device d LEFT JOIN device_parameters p ON p.device_id = d.id
            WHERE d.id > :after ORDER BY d.id LIMIT :limit
            """;

    static final String THESE = """
            SELECT d.* FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (id) JOIN device d ON d.id = u.id
            """;

    static final String THESE_AND_TREES = """
            SELECT d.*, p.tree FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (id) JOIN device d ON d.id = u.id
            LEFT JOIN device_parameters p ON p.device_id = d.id
            """;

    private final Database database;
    private final JdbcDeviceTable table = new JdbcDeviceTable();

    public JdbcDeviceWalk(Database database) {
        this.database = database;
    }

    @Override
    public List<Known> next(@Nullable DeviceId after, int limit, boolean trees) {
        return database.with(handle -> handle.createQuery(trees ? ROWS_AND_TREES : ROWS)
                .bind("after", after == null ? "" : after.value()).bind("limit", limit)
                .map((row, _) -> known(row, trees)).list());
    }

    @Override
    public List<Known> some(List<DeviceId> ids, boolean trees) {
        return database.with(handle -> {
            List<Known> found = new ArrayList<>();
            try (ArrayStatement<DeviceId> statement = ArrayStatement.prepare(handle,
                    trees ? THESE_AND_TREES : THESE, ids)) {
                statement.text(id -> id.value()).read(row -> found.add(known(row, trees)));
            }
            return found;
        });
    }

    private Known known(ResultSet row, boolean trees) throws SQLException {
        Device device = table.row(row).device();
        byte[] tree = trees ? row.getBytes("tree") : null;
        ParameterTree kept = tree == null ? ParameterTree.EMPTY : JdbcDeviceTable.decoded(device.id().value(), tree);
        return new Known(device, trees ? kept.with(device.informed().all()) : kept);
    }

    @Override
    public long count() {
        return database.with(handle -> handle.createQuery("SELECT COUNT(*) FROM device").mapTo(Long.class).one());
    }
}
