package org.pilotacs.acs.link.cwmp.access;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.ArrayStatement;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.jdbc.GroupRead;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.SealedByAnotherException;
import org.pilotacs.acs.runtime.Secret;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/// The credentials of devices in the database, sealed. Devices that come together are looked up together.
public final class JdbcOwnLoginStore implements OwnLoginStore, AutoCloseable {
    private static final String PURPOSE = "cwmp credentials";
    private static final String LOCK = "SELECT * FROM cwmp_login WHERE device_id = :device FOR UPDATE";
    private static final String FIND_MANY = """
            SELECT l.* FROM unnest(CAST(? AS VARCHAR ARRAY)) AS u (id) JOIN cwmp_login l ON l.device_id = u.id
            """;
    /// As the devices themselves are read, a moment before.
    private static final int CAPACITY = 1024;
    private static final int BATCH = 200;
    private static final Duration BETWEEN_READS = Duration.ofMillis(2);
    private static final String NAME_START = "p";
    /// Letters and digits only, and short: some devices take neither more nor others.
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int NAME_LENGTH = 15;
    private static final int PASSWORD_LENGTH = 24;

    private final Database database;
    private final MasterKey key;
    private final Clock clock;
    private final SecureRandom random;
    private final GroupRead<String, Holding> reader;

    /// @param threads makes the one thread that reads
    /// @throws SealedByAnotherException if what the database holds does not open with this key
    public JdbcOwnLoginStore(Database database, MasterKey key, Clock clock, SecureRandom random,
            ThreadFactory threads) {
        this.database = database;
        this.key = key;
        this.clock = clock;
        this.random = random;
        some();
        this.reader = new GroupRead<>("cwmp-logins", CAPACITY, BATCH, BETWEEN_READS, this::read, threads);
    }

    @Override
    public boolean isUsed() {
        return some().isPresent();
    }

    private Optional<Holding> some() {
        return database.with(handle -> handle
                .createQuery("SELECT * FROM cwmp_login WHERE in_use IS NOT NULL OR offered IS NOT NULL LIMIT 1")
                .map((row, _) -> holding(row)).findOne());
    }

    @Override
    public Holding of(DeviceId device) {
        return reader.read(column(device));
    }

    private List<Holding> read(List<String> devices) {
        Map<String, Holding> held = HashMap.newHashMap(devices.size());
        database.with(handle -> {
            try (ArrayStatement<String> find = ArrayStatement.prepare(handle, FIND_MANY, devices)) {
                find.text(device -> device).read(row -> held.put(row.getString("device_id"), holding(row)));
            }
            return held;
        });
        return devices.stream().map(device -> held.getOrDefault(device, Holding.NONE)).toList();
    }

    private Optional<Holding> locked(Handle handle, DeviceId device) {
        return handle.createQuery(LOCK).bind("device", column(device)).map((row, _) -> holding(row)).findOne();
    }

    @Override
    public OwnLogins offer(DeviceId device) {
        OwnLogins fresh = new OwnLogins(login(), login());
        return database.transact(handle -> {
            Holding held = locked(handle, device).orElse(null);
            OwnLogins offered = held == null || held.offered() == null ? fresh : held.offered();
            if (held == null) {
                handle.createUpdate("""
                        INSERT INTO cwmp_login (device_id, in_use, offered, taken, attempts, tried)
                        VALUES (:device, NULL, :offered, FALSE, 1, :now)""").bind("device", column(device))
                        .bind("offered", sealed(device, fresh)).bind("now", now()).execute();
            } else if (held.offered() == null) {
                handle.createUpdate("""
                        UPDATE cwmp_login SET offered = :offered, taken = FALSE, attempts = 1, tried = :now
                        WHERE device_id = :device""").bind("device", column(device))
                        .bind("offered", sealed(device, fresh)).bind("now", now()).execute();
            } else {
                change(handle, device, "attempts = attempts + 1, taken = FALSE, tried = :now");
            }
            return offered;
        });
    }

    @Override
    public void taken(DeviceId device) {
        change(device, "taken = TRUE");
    }

    @Override
    public void refused(DeviceId device) {
        change(device, "offered = NULL, taken = FALSE, attempts = 0, tried = :now");
    }

    @Override
    public void proven(DeviceId device, OwnLogins shown) {
        database.transact(handle -> {
            boolean still = locked(handle, device).map(held -> shown.equals(held.offered())).orElse(false);
            if (still) {
                change(handle, device, "in_use = offered, offered = NULL, taken = FALSE, attempts = 0, tried = :now");
            }
            return still;
        });
    }

    private void change(DeviceId device, String columns) {
        database.transact(handle -> {
            change(handle, device, columns);
            return true;
        });
    }

    /// Does nothing if nothing is offered: somebody else was faster.
    private void change(Handle handle, DeviceId device, String columns) {
        handle.createUpdate("UPDATE cwmp_login SET " + columns + " WHERE device_id = :device AND offered IS NOT NULL")
                .bind("device", column(device)).bind("now", now()).execute();
    }

    private Login login() {
        return new Login(NAME_START + drawn(NAME_LENGTH), Secret.of(drawn(PASSWORD_LENGTH)));
    }

    private String drawn(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }

    private byte[] sealed(DeviceId device, OwnLogins logins) {
        return key.seal(PURPOSE, device.value(),
                Secret.of(String.join("\n", logins.contact().username(), logins.contact().password().reveal(),
                        logins.knock().username(), logins.knock().password().reveal())));
    }

    private @Nullable OwnLogins opened(String device, byte @Nullable [] sealed) {
        if (sealed == null) {
            return null;
        }
        String[] lines = key.open(PURPOSE, device, sealed).reveal().split("\n");
        return new OwnLogins(new Login(lines[0], Secret.of(lines[1])), new Login(lines[2], Secret.of(lines[3])));
    }

    private Holding holding(ResultSet row) throws SQLException {
        String device = row.getString("device_id");
        return new Holding(opened(device, row.getBytes("in_use")), opened(device, row.getBytes("offered")),
                row.getBoolean("taken"), row.getInt("attempts"), Instant.ofEpochMilli(row.getLong("tried")));
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }

    private static String column(DeviceId device) {
        return ColumnText.fit(device.value(), DeviceId.MAX_LENGTH);
    }

    @Override
    public void close() {
        reader.close();
    }
}
