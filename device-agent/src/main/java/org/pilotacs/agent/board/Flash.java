package org.pilotacs.agent.board;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Settings that survive a restart, as keys and texts. Safe for any number of threads.
public interface Flash {
    /// How keys begin that [#erase] leaves alone: what guards against messages that come again. A factory reset must not make
    /// the box obey once more whatever it has been told, the order to reset itself among it.
    String KEPT = "kept:";

    @Nullable
    String read(String key);

    /// @throws FullException if there is no room for it; nothing has changed then
    void write(String key, String value);

    void remove(String key);

    /// Removes every key that starts with the prefix.
    void removeAll(String prefix);

    /// Back to how the box left the factory, but for what is [#KEPT].
    void erase();

    /// Whether all that was written is where a power cut leaves it. A medium that is full or broken must not make a box
    /// unreachable, so that what cannot be written may be in memory alone.
    default boolean holds() {
        return true;
    }

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
