package org.pilotacs.sim.fleet;

import org.pilotacs.agent.board.Board;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.router.SimulatedRouter;
import org.pilotacs.sim.satellite.SimulatedDecoder;

/// What stands in a home.
sealed interface SimulatedHardware {
    record Decoder(SimulatedDecoder decoder) implements SimulatedHardware {}

    record Router(SimulatedRouter router) implements SimulatedHardware {}

    default Board board() {
        return switch (this) {
            case Decoder(var decoder) -> decoder;
            case Router(var router) -> router;
        };
    }

    default Chassis chassis() {
        return switch (this) {
            case Decoder(var decoder) -> decoder.chassis();
            case Router(var router) -> router.chassis();
        };
    }

    /// The power is back.
    default void started() {
        switch (this) {
            case Decoder(var decoder) -> decoder.started();
            case Router(var router) -> router.started();
        }
    }

    /// Whether the network can be reached from here.
    default boolean isOnline() {
        return chassis().network().up() && switch (this) {
            case Decoder _ -> true;
            case Router(var router) -> router.line().isUp();
        };
    }
}
