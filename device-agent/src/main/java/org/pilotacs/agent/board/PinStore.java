package org.pilotacs.agent.board;

/// The parental PIN. Nobody can read it.
public interface PinStore {
    /// Whether the PIN is the factory's `0000`.
    boolean isDefault();

    /// Back to the factory's PIN.
    void reset();

    /// Whether [#set] does anything.
    default boolean canSet() {
        return false;
    }

    /// Makes these digits the PIN.
    ///
    /// @return whether they are
    default boolean set(String pin) {
        return false;
    }
}
