package org.pilotacs.agent.board;

import java.util.List;
import java.util.Optional;

/// A board with a dish at its end: tuners, and, unless it says that it has none, a smart card and a PIN.
public interface SatelliteDecoder extends Board {
    List<Tuner> tuners();

    CardReader cardReader();

    /// Whether [#cardReader] may be asked.
    default boolean hasCardReader() {
        return true;
    }

    PinStore pinStore();

    /// Whether [#pinStore] may be asked.
    default boolean hasPin() {
        return true;
    }

    /// What shows texts to whoever watches; empty if nothing does.
    default Optional<Screen> screen() {
        return Optional.empty();
    }

    /// What hangs at its HDMI output; empty if it cannot tell.
    default Optional<Display> display() {
        return Optional.empty();
    }

    /// Whether [#rescan] does anything.
    default boolean canRescan() {
        return false;
    }

    /// Has the box search for channels anew. Returns before that is over.
    ///
    /// @param network the network_id to search, 16 bits
    default void rescan(int network) {}
}
