package org.pilotacs.sim.fleet;

import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.sim.satellite.SimulatedDecoder;

/// One box in its home, whatever it speaks.
public sealed interface Box permits SimulatedBox, Lwm2mBox, OneWayBox {
    String serial();

    InventoryEntry inventory();

    Board board();

    /// What the board was really made to do.
    default Journal journal() {
        return board().journal();
    }

    boolean isDecoder();

    /// The board as a satellite decoder.
    SimulatedDecoder decoder();

    /// Whether its agent runs; of one that speaks to nobody, whether it listens.
    boolean isUp();

    /// Gives it power; it boots unless it runs already.
    void plugIn();

    /// Takes the power away, whatever it is doing.
    void unplug();

    /// Off and on again.
    void restart();
}
