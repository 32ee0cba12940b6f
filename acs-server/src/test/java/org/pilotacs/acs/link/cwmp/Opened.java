package org.pilotacs.acs.link.cwmp;

import java.util.ArrayDeque;
import java.util.Deque;

/// What a test opens and must close, the last first.
public final class Opened implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    public <R extends AutoCloseable> R add(R one) {
        open.push(one);
        return one;
    }

    /// That it was closed by the test itself.
    public void remove(AutoCloseable one) {
        open.remove(one);
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }
}
