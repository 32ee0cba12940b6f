package org.pilotacs.acs.key;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.MasterKey;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The keys in the database, sealed.
public final class JdbcDeviceKeys implements DeviceKeys {
    private static final String PURPOSE = "device keys";

    private final Database database;
    private final MasterKey key;

    public JdbcDeviceKeys(Database database, MasterKey key) {
        this.database = database;
        this.key = key;
    }

    @Override
    public Optional<DeviceKey> ofEndpoint(String endpoint) {
        return find("endpoint", endpoint);
    }

    @Override
    public Optional<DeviceKey> ofIdentity(String identity) {
        return find("identity", identity);
    }

    private Optional<DeviceKey> find(String column, String value) {
        if (value.length() > DeviceKey.MAX_NAME) {
            return Optional.empty();
        }
        return database
                .with(handle -> handle.createQuery("SELECT * FROM device_shared_key WHERE " + column + " = :value")
                        .bind("value", value).map((row, _) -> opened(row)).findOne());
    }

    private DeviceKey opened(ResultSet row) throws SQLException {
        String endpoint = row.getString("endpoint");
        return new DeviceKey(endpoint, row.getString("identity"),
                key.open(PURPOSE, endpoint, row.getBytes("sealed")));
    }

    @Override
    public void put(List<DeviceKey> keys) {
        database.transact(handle -> {
            keys.forEach(one -> remove(handle, one.endpoint()));
            keys.forEach(one -> add(handle, one));
            return true;
        });
    }

    private void add(Handle handle, DeviceKey one) {
        boolean taken = handle.createQuery("SELECT 1 FROM device_shared_key WHERE identity = :identity")
                .bind("identity", one.identity()).mapTo(Integer.class).findOne().isPresent();
        if (taken) {
            throw new TakenIdentityException(one.identity());
        }
        handle.createUpdate(
                "INSERT INTO device_shared_key (endpoint, identity, sealed) VALUES (:endpoint, :identity, :sealed)")
                .bind("endpoint", one.endpoint()).bind("identity", one.identity())
                .bind("sealed", key.seal(PURPOSE, one.endpoint(), one.key())).execute();
    }

    @Override
    public boolean remove(String endpoint) {
        return database.transact(handle -> remove(handle, endpoint));
    }

    private static boolean remove(Handle handle, String endpoint) {
        return handle.createUpdate("DELETE FROM device_shared_key WHERE endpoint = :endpoint")
                .bind("endpoint", endpoint).execute() > 0;
    }
}
