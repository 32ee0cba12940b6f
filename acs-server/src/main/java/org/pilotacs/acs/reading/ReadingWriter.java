package org.pilotacs.acs.reading;

import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.jdbc.GroupCommit;

import java.util.List;
import java.util.concurrent.ThreadFactory;

/// Keeps what many devices tell by themselves, with few commits. Safe for any number of threads.
public final class ReadingWriter implements AutoCloseable {
    private static final int CAPACITY = 1_024;
    private static final int BATCH = 200;

    private final GroupCommit<JdbcReadingHistory.Said> writer;

    /// @param threads makes the one thread that writes
    public ReadingWriter(JdbcReadingHistory history, ThreadFactory threads) {
        writer = new GroupCommit<>("readings", CAPACITY, BATCH, history::append, threads);
    }

    /// Returns once it is committed.
    public void write(DeviceId device, List<Reading> readings) {
        if (!readings.isEmpty()) {
            writer.write(new JdbcReadingHistory.Said(device, readings));
        }
    }

    @Override
    public void close() {
        writer.close();
    }
}
