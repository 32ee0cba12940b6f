package org.pilotacs.acs.device;

import org.pilotacs.acs.jdbc.Database;

import java.util.List;

/// Removal from the database.
public final class JdbcDeviceRemoval implements DeviceRemoval {
    private static final List<String> STATEMENTS = List.of("DELETE FROM device_key WHERE device_id = :device",
            "DELETE FROM device_parameters WHERE device_id = :device", "DELETE FROM device WHERE id = :device");

    private final Database database;

    public JdbcDeviceRemoval(Database database) {
        this.database = database;
    }

    @Override
    public void remove(DeviceId device) {
        database.transact(handle -> {
            STATEMENTS.forEach(sql -> handle.createUpdate(sql).bind("device", device.value()).execute());
            return true;
        });
    }
}
