package org.pilotacs.sim.homes;

import org.pilotacs.agent.model.DataModel;
import org.pilotacs.sim.board.HousedBoard;
import org.pilotacs.sim.router.SimulatedRouter;
import org.pilotacs.sim.satellite.SimulatedDecoder;

/// The box of a home with what it tells of itself.
sealed interface Household {
    HousedBoard board();

    DataModel model();

    /// The power is back.
    void started();

    record OfDecoder(SimulatedDecoder decoder, Measuring measuring, DataModel model) implements Household {
        @Override
        public HousedBoard board() {
            return decoder;
        }

        @Override
        public void started() {
            decoder.started();
        }
    }

    record OfRouter(SimulatedRouter router, DataModel model) implements Household {
        @Override
        public HousedBoard board() {
            return router;
        }

        @Override
        public void started() {
            router.started();
        }
    }
}
