package org.pilotacs.acs.provisioning.preset;

import java.util.concurrent.locks.ReentrantLock;

/// The definitions as sessions begin with them: read anew when somebody changed one, on this node at once and on the others
/// when [#refresh] is called. Safe for any number of threads.
public final class DefinitionCache {
    private final DefinitionStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Definitions current = Definitions.NONE;
    private volatile long revision = -1;

    public DefinitionCache(DefinitionStore store) {
        this.store = store;
    }

    public Definitions current() {
        if (revision < 0) {
            refresh();
        }
        return current;
    }

    /// Reads them, if they changed. Call it about once a second.
    public void refresh() {
        lock.lock();
        try {
            long now = store.revision();
            if (now != revision) {
                current = DefinitionReader.read(store);
                revision = now;
            }
        } finally {
            lock.unlock();
        }
    }
}
