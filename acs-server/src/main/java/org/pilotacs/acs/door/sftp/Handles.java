package org.pilotacs.acs.door.sftp;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What one client has open, by numbers. For one thread at a time.
final class Handles implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Handles.class);
    private static final int MOST = 16;
    /// Each of them holds part of a file in memory.
    private static final int MOST_WRITING = 2;

    private final Map<Integer, OpenHandle> open = new HashMap<>();
    private int next;

    boolean isFull() {
        return open.size() >= MOST;
    }

    boolean mayWrite() {
        return writing() < MOST_WRITING;
    }

    /// Whether a file is under way to us.
    boolean isSending() {
        return writing() > 0;
    }

    private long writing() {
        return open.values().stream().filter(OpenHandle.Writing.class::isInstance).count();
    }

    SftpReply add(OpenHandle handle) {
        open.put(next, handle);
        return new SftpReply.Handle(next++);
    }

    Optional<OpenHandle> find(int handle) {
        return Optional.ofNullable(open.get(handle));
    }

    void replace(int handle, OpenHandle other) {
        open.put(handle, other);
    }

    Optional<OpenHandle> remove(int handle) {
        return Optional.ofNullable(open.remove(handle));
    }

    @Override
    public void close() {
        open.values().forEach(handle -> {
            try {
                handle.close();
            } catch (IOException | RuntimeException failure) {
                log.atWarn().setCause(failure).log("a file was not let go of");
            }
        });
        open.clear();
    }
}
