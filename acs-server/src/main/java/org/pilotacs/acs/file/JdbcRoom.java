package org.pilotacs.acs.file;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.Database;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/// How much more of all devices' files there is room for. What other nodes take is seen within a minute; nothing is refused but
/// on a count that is hardly a second old. Safe for any number of threads.
final class JdbcRoom {
    private static final Duration TRUSTED = Duration.ofMinutes(1);
    private static final Duration FRESH = Duration.ofSeconds(1);

    private final Database database;
    private final long most;
    private final ReentrantLock lock = new ReentrantLock();
    private long kept;
    private @Nullable Instant counted;

    /// @param most bytes
    JdbcRoom(Database database, long most) {
        this.database = database;
        this.most = most;
    }

    /// Whether so many bytes fit in, which from now on count as kept.
    boolean take(long bytes, Instant at) {
        lock.lock();
        try {
            if (isOlder(TRUSTED, at)) {
                count(at);
            }
            if (kept + bytes > most && isOlder(FRESH, at)) {
                count(at);
            }
            if (kept + bytes > most) {
                return false;
            }
            kept += bytes;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOlder(Duration age, Instant at) {
        return counted == null || !at.isBefore(counted.plus(age));
    }

    private void count(Instant at) {
        kept = database.glance(handle -> handle.createQuery("""
                SELECT (SELECT COALESCE(SUM(bytes), 0) FROM device_file)
                     + (SELECT COALESCE(SUM(bytes), 0) FROM device_file_draft)
                """).mapTo(Long.class).one());
        counted = at;
    }
}
