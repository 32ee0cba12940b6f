package org.pilotacs.acs.link.cwmp.access;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.SealedByAnotherException;
import org.pilotacs.acs.runtime.Secret;

import java.util.Optional;

/// The logins in the database, sealed.
public final class JdbcGivenLogins implements GivenLogins {
    private static final String PURPOSE = "cwmp login that a script gave";

    private final Database database;
    private final MasterKey key;

    /// @throws SealedByAnotherException if what the database holds does not open with this key
    public JdbcGivenLogins(Database database, MasterKey key) {
        this.database = database;
        this.key = key;
        var _ = database.with(handle -> handle.createQuery("SELECT device_id, login FROM cwmp_given_login LIMIT 1")
                .map((row, _) -> opened(new DeviceId(row.getString("device_id")), row.getBytes("login"))).findOne());
    }

    @Override
    public Optional<Login> of(DeviceId device) {
        return database.with(handle -> find(handle, device));
    }

    private Optional<Login> find(Handle handle, DeviceId device) {
        return handle.createQuery("SELECT login FROM cwmp_given_login WHERE device_id = :device")
                .bind("device", device.value()).map((row, _) -> opened(device, row.getBytes("login"))).findOne();
    }

    private Login opened(DeviceId device, byte[] sealed) {
        String[] lines = key.open(PURPOSE, device.value(), sealed).reveal().split("\n", 2);
        return new Login(lines[0], Secret.of(lines[1]));
    }

    @Override
    public void given(DeviceId device, @Nullable String username, @Nullable Secret password) {
        database.transact(handle -> {
            Login before = find(handle, device).orElse(Login.NONE);
            // a name is one line, or the password would begin with the rest of it
            String name = (username == null ? before.username() : username).replace("\n", "");
            Secret word = password == null ? before.password() : password;
            handle.createUpdate("DELETE FROM cwmp_given_login WHERE device_id = :device")
                    .bind("device", device.value()).execute();
            return handle.createUpdate("INSERT INTO cwmp_given_login (device_id, login) VALUES (:device, :login)")
                    .bind("device", device.value())
                    .bind("login", key.seal(PURPOSE, device.value(), Secret.of(name + "\n" + word.reveal())))
                    .execute();
        });
    }
}
