package org.pilotacs.agent.board;

import java.time.InstantSource;

/// The hardware of one managed box, whatever it is for. No wire format here: agents of every protocol read the same board.
/// Implementations are safe for any number of threads.
public interface Board {
    Identity identity();

    /// The box's own clock; years off where it was never set (quirk H18).
    InstantSource clock();

    Flash flash();

    Firmware firmware();

    Power power();

    Network network();

    Health health();

    /// What the board finds out about its line.
    LineProbe probe();

    /// The tests of the line that this board was asked to make.
    LineTests lineTests();

    /// What this board was made to do since it left the factory; a factory reset does not clear it.
    Journal journal();

    /// Calls the listener after each change of what the board measures or stores, until the next one is set.
    void onChange(Runnable listener);
}
