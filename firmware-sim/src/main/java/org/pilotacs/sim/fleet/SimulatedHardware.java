package org.pilotacs.sim.fleet;

import org.pilotacs.sim.board.HousedBoard;
import org.pilotacs.sim.router.SimulatedRouter;
import org.pilotacs.sim.satellite.SimulatedDecoder;

/// What stands in a home.
sealed interface SimulatedHardware {
    record Decoder(SimulatedDecoder decoder) implements SimulatedHardware {}

    record Router(SimulatedRouter router) implements SimulatedHardware {}

    default HousedBoard board() {
        return switch (this) {
            case Decoder(var decoder) -> decoder;
            case Router(var router) -> router;
        };
    }

    /// The power is back.
    default void started() {
        switch (this) {
            case Decoder(var decoder) -> decoder.started();
            case Router(var router) -> router.started();
        }
    }

    /// The power is gone.
    default void stopped() {
        switch (this) {
            case Decoder(var decoder) -> decoder.stopped();
            case Router _ -> {
                // what it did is its agent's, which is stopped too
            }
        }
    }

    /// Whether the network can be reached from here.
    default boolean isOnline() {
        return board().network().up() && switch (this) {
            case Decoder _ -> true;
            case Router(var router) -> router.line().isUp();
        };
    }
}
