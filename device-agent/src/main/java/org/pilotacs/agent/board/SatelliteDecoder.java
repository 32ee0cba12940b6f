package org.pilotacs.agent.board;

import java.util.List;

/// A board with a dish at its end: tuners, a smart card, a PIN.
public interface SatelliteDecoder extends Board {
    List<Tuner> tuners();

    CardReader cardReader();

    PinStore pinStore();
}
