package org.pilotacs.sim.board;

import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.Firmware;
import org.pilotacs.agent.board.Flash;
import org.pilotacs.agent.board.Health;
import org.pilotacs.agent.board.Identity;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.agent.board.LineProbe;
import org.pilotacs.agent.board.LineTests;
import org.pilotacs.agent.board.Network;
import org.pilotacs.agent.board.Power;

import java.time.InstantSource;

/// A simulated board in its chassis, which answers for all that every board has.
public interface HousedBoard extends Board {
    Chassis chassis();

    @Override
    default Identity identity() {
        return chassis().identity();
    }

    @Override
    default InstantSource clock() {
        return chassis().clock();
    }

    @Override
    default Flash flash() {
        return chassis().flash();
    }

    @Override
    default Firmware firmware() {
        return chassis().firmware();
    }

    @Override
    default Power power() {
        return chassis().power();
    }

    @Override
    default Network network() {
        return chassis().network();
    }

    @Override
    default Health health() {
        return chassis().health();
    }

    @Override
    default LineProbe probe() {
        return chassis().probe();
    }

    @Override
    default LineTests lineTests() {
        return chassis().lineTests();
    }

    @Override
    default Journal journal() {
        return chassis().journal();
    }

    @Override
    default void onChange(Runnable listener) {
        chassis().onChange(listener);
    }
}
