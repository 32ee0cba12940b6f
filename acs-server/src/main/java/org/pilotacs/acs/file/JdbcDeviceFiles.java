package org.pilotacs.acs.file;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.MasterKey;
import org.pilotacs.acs.runtime.RandomId;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Files in the database, so that every node has them. Safe for any number of threads.
public final class JdbcDeviceFiles implements DeviceFiles {
    /// After how long without another part a draft is of nobody any more.
    private static final Duration ABANDONED = Duration.ofHours(1);
    private static final Duration DAYS = Duration.ofDays(2);
    private static final String COLUMNS = "id, device_id, file_type, instance, name, bytes, received";

    private final Database database;
    private final FileConfig config;
    private final JdbcFileParts parts;
    private final JdbcRoom room;
    private final RandomGenerator random;

    public JdbcDeviceFiles(Database database, MasterKey key, FileConfig config, RandomGenerator random) {
        this.database = database;
        this.config = config;
        this.parts = new JdbcFileParts(key);
        this.room = new JdbcRoom(database, config.quota().kept().bytes());
        this.random = random;
    }

    @Override
    public void expect(String id, DeviceId device, FileKind kind, int instance, Instant until) {
        database.transact(handle -> {
            delete(handle, List.of(id));
            return handle.createUpdate("""
                    INSERT INTO device_file (id, device_id, file_type, instance, takes_until, expires, bytes, received)
                    VALUES (:id, :device, :kind, :instance, :expires, :expires, 0, NULL)
                    """).bind("id", id).bind("device", device.value()).bind("kind", kind.name())
                    .bind("instance", instance).bind("expires", until.toEpochMilli()).execute();
        });
    }

    @Override
    public Optional<DeviceId> expected(String id, Instant at) {
        return database.with(handle -> handle.createQuery(
                "SELECT device_id FROM device_file WHERE id = :id AND takes_until > :at").bind("id", id)
                .bind("at", at.toEpochMilli()).mapTo(String.class).findOne()).map(DeviceId::new);
    }

    @Override
    public Arrival take(String id, long announced, Instant at) {
        DeviceId device = expected(id, at).orElse(null);
        return device == null
                ? new Arrival.Refused(Refusal.NOT_EXPECTED)
                : begin(device, new Target.Asked(id), announced, at);
    }

    @Override
    public Arrival takeUnasked(DeviceId device, String name, Instant at) {
        return begin(device, new Target.Unasked(FileName.harmless(name)), -1, at);
    }

    private Arrival begin(DeviceId device, Target target, long announced, Instant at) {
        if (announced > config.maxSize().bytes()) {
            return new Arrival.Refused(Refusal.TOO_LARGE);
        }
        long reserved = Math.max(0, announced);
        if (!room.take(Math.max(1, announced), at)) {
            return new Arrival.Refused(Refusal.SERVER_FULL);
        }
        JdbcDay day = JdbcDay.of(device, at);
        String draft = RandomId.next(random);
        @Nullable
        Refusal refused = database.transact(handle -> {
            Refusal why = day.begin(handle, announced, config.quota());
            if (why == null) {
                handle.createUpdate("""
                        INSERT INTO device_file_draft (id, device_id, bytes, touched)
                        VALUES (:id, :device, 0, :at)
                        """).bind("id", draft).bind("device", device.value()).bind("at", at.toEpochMilli()).execute();
            }
            return why;
        });
        return refused == null
                ? new Arrival.Begun(new JdbcFileDraft(database,
                        new JdbcFileDraft.Rules(config, parts, room, day, reserved), draft, target))
                : new Arrival.Refused(refused);
    }

    /// What a draft becomes.
    sealed interface Target {
        record Asked(String id) implements Target {}

        record Unasked(String name) implements Target {}
    }

    @Override
    public Optional<DeviceFile> find(String id) {
        return database.with(handle -> find(handle, id));
    }

    static Optional<DeviceFile> find(Handle handle, String id) {
        return handle.createQuery("SELECT " + COLUMNS
                + " FROM device_file WHERE id = :id AND received IS NOT NULL").bind("id", id)
                .map((row, _) -> file(row)).findOne();
    }

    @Override
    public Optional<byte[]> content(String id) {
        return content(id, 0, Integer.MAX_VALUE);
    }

    @Override
    public Optional<byte[]> content(String id, long from, int length) {
        return database.with(handle -> handle.createQuery(
                "SELECT content_id, bytes FROM device_file WHERE id = :id AND received IS NOT NULL").bind("id", id)
                .map((row, _) -> parts.read(handle, row.getString("content_id"), from,
                        (int) Math.max(0, Math.min(length, row.getLong("bytes") - from))))
                .findOne());
    }

    @Override
    public List<DeviceFile> ofDevice(DeviceId device) {
        return database.with(handle -> ofDevice(handle, device));
    }

    static List<DeviceFile> ofDevice(Handle handle, DeviceId device) {
        return handle.createQuery("SELECT " + COLUMNS
                + " FROM device_file WHERE device_id = :device AND received IS NOT NULL ORDER BY received DESC, id DESC")
                .bind("device", device.value()).map((row, _) -> file(row)).list();
    }

    @Override
    public void forgetBefore(Instant limit) {
        database.transact(handle -> {
            List<String> old = handle.createQuery("SELECT id FROM device_file WHERE expires < :limit")
                    .bind("limit", limit.toEpochMilli()).mapTo(String.class).list();
            delete(handle, old);
            return old.size();
        });
        List<String> abandoned = database.with(handle -> handle.createQuery(
                "SELECT id FROM device_file_draft WHERE touched < :limit")
                .bind("limit", limit.minus(ABANDONED).toEpochMilli()).mapTo(String.class).list());
        abandoned.forEach(draft -> JdbcFileDraft.drop(database, draft));
        database.transact(handle -> handle.createUpdate("DELETE FROM device_file_day WHERE on_day < :limit")
                .bind("limit", JdbcDay.number(limit.minus(DAYS))).execute());
    }

    static void delete(Handle handle, List<String> ids) {
        for (String id : ids) {
            handle.createQuery("SELECT content_id FROM device_file WHERE id = :id AND content_id IS NOT NULL")
                    .bind("id", id).mapTo(String.class).findOne()
                    .ifPresent(content -> JdbcFileParts.drop(handle, content));
            handle.createUpdate("DELETE FROM device_file WHERE id = :id").bind("id", id).execute();
        }
    }

    private static DeviceFile file(ResultSet row) throws SQLException {
        return new DeviceFile(row.getString("id"), new DeviceId(row.getString("device_id")),
                FileKind.valueOf(row.getString("file_type")), row.getInt("instance"), row.getString("name"),
                row.getLong("bytes"), Instant.ofEpochMilli(row.getLong("received")));
    }
}
