package org.pilotacs.acs.sftp;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Fingerprint;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.firmware.Fit;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.RandomId;
import org.pilotacs.acs.runtime.Secret;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Logins in the database, passwords by their hashes. Safe for any number of threads.
public final class JdbcSftpLogins implements SftpLogins {
    private static final int PASSWORD_BYTES = 16;
    /// Not every session is worth a write.
    private static final Duration NOTED_EVERY = Duration.ofMinutes(5);
    private static final String SELECT = """
            SELECT name, device_id, oui, product_class, hardware, secret, public_key, created, used FROM sftp_login
            """;
    /// What no password hashes to.
    private static final String NOBODYS = "-";

    private final Database database;
    private final RandomGenerator random;

    /// @param random unguessable
    public JdbcSftpLogins(Database database, RandomGenerator random) {
        this.database = database;
        this.random = random;
    }

    @Override
    public Optional<Secret> add(String name, SftpScope scope, Instant at) {
        String password = RandomId.next(random, PASSWORD_BYTES);
        return add(name, scope, Fingerprint.of(password), null, at)
                ? Optional.of(Secret.of(password))
                : Optional.empty();
    }

    @Override
    public boolean add(String name, SftpScope scope, LoginKey key, Instant at) {
        return add(name, scope, null, key.text(), at);
    }

    private boolean add(String name, SftpScope scope, @Nullable String secret, @Nullable String key, Instant at) {
        return database.transact(handle -> {
            if (stored(handle, name).isPresent()) {
                return false;
            }
            DeviceId device = scope instanceof SftpScope.OfDevice(DeviceId one) ? one : null;
            Fit model = scope instanceof SftpScope.OfModel(Fit one) ? one : null;
            handle.createUpdate("""
                    INSERT INTO sftp_login (name, device_id, oui, product_class, hardware, secret, public_key, created)
                    VALUES (:name, :device, :oui, :class, :hardware, :secret, :key, :at)
                    """).bind("name", name).bind("device", device == null ? null : device.value())
                    .bind("oui", model == null ? null : model.oui())
                    .bind("class", model == null ? null : model.productClass())
                    .bind("hardware", model == null ? null : model.hardware()).bind("secret", secret).bind("key", key)
                    .bind("at", at.toEpochMilli()).execute();
            return true;
        });
    }

    @Override
    public List<SftpLogin> page(String after, int most) {
        return database.with(handle -> handle.createQuery(SELECT + " WHERE name > :after ORDER BY name LIMIT :most")
                .bind("after", after).bind("most", most).map((row, _) -> stored(row).login).list());
    }

    @Override
    public Optional<SftpLogin> find(String name) {
        return database.with(handle -> stored(handle, name)).map(Stored::login);
    }

    @Override
    public boolean isPassword(String name, Secret password) {
        Stored found = database.with(handle -> stored(handle, name)).orElse(null);
        String wanted = found == null || found.secret == null ? NOBODYS : found.secret;
        return MessageDigest.isEqual(bytes(wanted), bytes(Fingerprint.of(password.reveal())));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean isKey(String name, LoginKey key) {
        return database.with(handle -> stored(handle, name)).filter(one -> key.text().equals(one.key)).isPresent();
    }

    @Override
    public void used(String name, Instant at) {
        database.transact(handle -> handle.createUpdate("""
                UPDATE sftp_login SET used = :at WHERE name = :name AND (used IS NULL OR used < :before)
                """).bind("at", at.toEpochMilli()).bind("name", name)
                .bind("before", at.minus(NOTED_EVERY).toEpochMilli()).execute());
    }

    @Override
    public boolean remove(String name) {
        return database.transact(handle -> handle.createUpdate("DELETE FROM sftp_login WHERE name = :name")
                .bind("name", name).execute()) > 0;
    }

    private static Optional<Stored> stored(Handle handle, String name) {
        return SftpLogin.NAME.matcher(name).matches()
                ? handle.createQuery(SELECT + " WHERE name = :name").bind("name", name).map((row, _) -> stored(row))
                        .findOne()
                : Optional.empty();
    }

    private record Stored(SftpLogin login, @Nullable String secret, @Nullable String key) {
        @Override
        public String toString() {
            return login.toString();
        }
    }

    private static Stored stored(ResultSet row) throws SQLException {
        long used = row.getLong("used");
        Instant last = row.wasNull() ? null : Instant.ofEpochMilli(used);
        String device = row.getString("device_id");
        SftpScope scope = device == null
                ? new SftpScope.OfModel(new Fit(row.getString("oui"), row.getString("product_class"),
                        row.getString("hardware")))
                : new SftpScope.OfDevice(new DeviceId(device));
        String key = row.getString("public_key");
        return new Stored(new SftpLogin(row.getString("name"), scope, key != null,
                Instant.ofEpochMilli(row.getLong("created")), last), row.getString("secret"), key);
    }
}
