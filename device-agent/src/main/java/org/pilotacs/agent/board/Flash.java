package org.pilotacs.agent.board;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Settings that survive a restart, as keys and texts. Safe for any number of threads.
public interface Flash {
    @Nullable
    String read(String key);

    /// @throws FullException if there is no room for it; nothing has changed then
    void write(String key, String value);

    void remove(String key);

    /// Removes every key that starts with the prefix.
    void removeAll(String prefix);

    /// Back to how the box left the factory.
    void erase();

    /// The keys that start with the prefix, sorted.
    List<String> keys(String prefix);

    /// There is no room for a value.
    final class FullException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public FullException(String message) {
            super(message);
        }
    }
}
