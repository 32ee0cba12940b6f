package org.pilotacs.agent.board;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Flash of a board that lives in memory: it survives a restart of the agent, not of the process.
public final class MemoryFlash implements Flash {
    private final TreeMap<String, String> cells = new TreeMap<>();

    @Override
    public synchronized @Nullable String read(String key) {
        return cells.get(key);
    }

    @Override
    public synchronized void write(String key, String value) {
        cells.put(key, value);
    }

    @Override
    public synchronized void remove(String key) {
        cells.remove(key);
    }

    @Override
    public synchronized void removeAll(String prefix) {
        under(prefix).clear();
    }

    @Override
    public synchronized void erase() {
        cells.keySet().removeIf(key -> !key.startsWith(KEPT));
    }

    @Override
    public synchronized List<String> keys(String prefix) {
        return List.copyOf(under(prefix).keySet());
    }

    private SortedMap<String, String> under(String prefix) {
        return cells.subMap(prefix, prefix + Character.MAX_VALUE);
    }
}
