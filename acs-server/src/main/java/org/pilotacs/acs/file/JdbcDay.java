package org.pilotacs.acs.file;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;

import java.time.Instant;
import java.time.ZoneOffset;

/// What one device sends in one day of UTC, counted within transactions of others.
record JdbcDay(DeviceId device, long day) {
    static JdbcDay of(DeviceId device, Instant at) {
        return new JdbcDay(device, number(at));
    }

    /// Days since 1970.
    static long number(Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
    }

    /// Counts a file that begins.
    ///
    /// @return null if it may
    @Nullable
    Refusal begin(Handle handle, long announced, FileQuota quota) {
        Count before = handle.createQuery("""
                SELECT files, bytes FROM device_file_day WHERE device_id = :device AND on_day = :day FOR UPDATE
                """).bind("device", device.value()).bind("day", day)
                .map((row, _) -> new Count(row.getInt("files"), row.getLong("bytes"))).findOne().orElse(null);
        if (before == null) {
            handle.createUpdate(
                    "INSERT INTO device_file_day (device_id, on_day, files, bytes) VALUES (:device, :day, 1, 0)")
                    .bind("device", device.value()).bind("day", day).execute();
            return null;
        }
        if (before.files >= quota.filesPerDay()) {
            return Refusal.TOO_MANY_TODAY;
        }
        if (before.bytes + Math.max(1, announced) > quota.bytesPerDay().bytes()) {
            return Refusal.TOO_MUCH_TODAY;
        }
        handle.createUpdate("UPDATE device_file_day SET files = files + 1 WHERE device_id = :device AND on_day = :day")
                .bind("device", device.value()).bind("day", day).execute();
        return null;
    }

    /// Counts what came; false if that is too much.
    boolean add(Handle handle, long bytes, FileQuota quota) {
        return handle.createUpdate("""
                UPDATE device_file_day SET bytes = bytes + :bytes
                WHERE device_id = :device AND on_day = :day AND bytes + :bytes <= :most
                """).bind("bytes", bytes).bind("device", device.value()).bind("day", day)
                .bind("most", quota.bytesPerDay().bytes()).execute() > 0;
    }

    private record Count(int files, long bytes) {}
}
