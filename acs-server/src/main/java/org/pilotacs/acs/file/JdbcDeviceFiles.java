package org.pilotacs.acs.file;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.MasterKey;

import java.io.ByteArrayOutputStream;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Files in the database, so that every node has them. Safe for any number of threads.
public final class JdbcDeviceFiles implements DeviceFiles {
    /// What files are sealed for; each part for its place, so that none can be exchanged for another.
    private static final String PURPOSE = "device file";
    private static final int PART = 256 << 10;
    private static final String COLUMNS = "id, device_id, file_type, instance, bytes, received";

    private final Database database;
    private final MasterKey key;
    private final Duration keep;

    /// @param keep how long what came is kept
    public JdbcDeviceFiles(Database database, MasterKey key, Duration keep) {
        this.database = database;
        this.key = key;
        this.keep = keep;
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
    public Optional<DeviceId> keep(String id, byte[] content, Instant at) {
        return database.transact(handle -> {
            int known = handle.createUpdate("""
                    UPDATE device_file SET bytes = :bytes, received = :at, expires = :expires
                    WHERE id = :id AND takes_until > :at
                    """).bind("bytes", content.length).bind("at", at.toEpochMilli())
                    .bind("expires", at.plus(keep).toEpochMilli()).bind("id", id).execute();
            if (known == 0) {
                return Optional.empty();
            }
            handle.createUpdate("DELETE FROM device_file_part WHERE file_id = :id").bind("id", id).execute();
            for (int part = 0; part * PART < content.length; part++) {
                byte[] plain = Arrays.copyOfRange(content, part * PART, Math.min(content.length, (part + 1) * PART));
                handle.createUpdate("INSERT INTO device_file_part (file_id, part, content) VALUES (:id, :part, :bytes)")
                        .bind("id", id).bind("part", part).bind("bytes", key.seal(PURPOSE, place(id, part), plain))
                        .execute();
            }
            DeviceId device = new DeviceId(handle.createQuery("SELECT device_id FROM device_file WHERE id = :id")
                    .bind("id", id).mapTo(String.class).one());
            delete(handle, ofDevice(handle, device).stream().skip(MOST).map(DeviceFile::id).toList());
            return Optional.of(device);
        });
    }

    @Override
    public Optional<DeviceFile> find(String id) {
        return database.with(handle -> handle.createQuery("SELECT " + COLUMNS
                + " FROM device_file WHERE id = :id AND received IS NOT NULL").bind("id", id)
                .map((row, _) -> file(row)).findOne());
    }

    @Override
    public Optional<byte[]> content(String id) {
        return database.with(handle -> find(id).map(file -> {
            ByteArrayOutputStream whole = new ByteArrayOutputStream((int) file.bytes());
            List<byte[]> parts = handle.createQuery(
                    "SELECT content FROM device_file_part WHERE file_id = :id ORDER BY part").bind("id", id)
                    .map((row, _) -> row.getBytes("content")).list();
            for (int part = 0; part < parts.size(); part++) {
                whole.writeBytes(key.openBytes(PURPOSE, place(id, part), parts.get(part)));
            }
            return whole.toByteArray();
        }));
    }

    private static String place(String id, int part) {
        return id + ":" + part;
    }

    @Override
    public List<DeviceFile> ofDevice(DeviceId device) {
        return database.with(handle -> ofDevice(handle, device));
    }

    private static List<DeviceFile> ofDevice(Handle handle, DeviceId device) {
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
    }

    private static void delete(Handle handle, List<String> ids) {
        for (String id : ids) {
            handle.createUpdate("DELETE FROM device_file_part WHERE file_id = :id").bind("id", id).execute();
            handle.createUpdate("DELETE FROM device_file WHERE id = :id").bind("id", id).execute();
        }
    }

    private static DeviceFile file(ResultSet row) throws SQLException {
        return new DeviceFile(row.getString("id"), new DeviceId(row.getString("device_id")),
                FileKind.valueOf(row.getString("file_type")), row.getInt("instance"), row.getLong("bytes"),
                Instant.ofEpochMilli(row.getLong("received")));
    }
}
