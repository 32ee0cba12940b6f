package org.pilotacs.agent.board;

import java.util.List;

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
}
