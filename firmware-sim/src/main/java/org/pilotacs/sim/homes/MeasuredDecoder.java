package org.pilotacs.sim.homes;

import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.board.Display;
import org.pilotacs.agent.board.PinStore;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.agent.board.Tuner;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.board.HousedBoard;
import org.pilotacs.sim.satellite.SimulatedDecoder;

import java.util.List;
import java.util.Optional;

/// A decoder as its own agent sees it: through instruments that are a little off.
///
/// @param tuners in front of the decoder's own
record MeasuredDecoder(SimulatedDecoder real, List<Tuner> tuners) implements SatelliteDecoder, HousedBoard {
    static MeasuredDecoder of(SimulatedDecoder real, Measuring measuring) {
        return new MeasuredDecoder(real, List.of(new MeasuredTuner(real.tuner(1), "tuner 1", measuring),
                new MeasuredTuner(real.tuner(2), "tuner 2", measuring)));
    }

    @Override
    public Chassis chassis() {
        return real.chassis();
    }

    @Override
    public CardReader cardReader() {
        return real.cardReader();
    }

    @Override
    public PinStore pinStore() {
        return real.pinStore();
    }

    @Override
    public Optional<Display> display() {
        return real.display();
    }
}
