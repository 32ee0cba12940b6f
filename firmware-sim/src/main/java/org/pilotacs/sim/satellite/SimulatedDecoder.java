package org.pilotacs.sim.satellite;

import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.board.PinStore;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.agent.board.Tuner;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.board.HousedBoard;

import java.time.InstantSource;
import java.util.List;

/// A satellite decoder with two tuners on one dish. Safe for any number of threads.
public final class SimulatedDecoder implements SatelliteDecoder, HousedBoard {
    private final Chassis chassis;
    private final DishSystem dish;
    private final List<SimulatedTuner> tuners;
    private final SimulatedCard card;
    private final SimulatedPin pin;

    public SimulatedDecoder(Chassis chassis, InstantSource clock, Installation installation, String cardNumber) {
        this.chassis = chassis;
        this.dish = new DishSystem(installation);
        this.tuners = List.of(new SimulatedTuner(dish, clock, Transponder.OPERATOR.get(0)),
                new SimulatedTuner(dish, clock, Transponder.OPERATOR.get(5)));
        this.card = new SimulatedCard(clock, cardNumber);
        this.pin = new SimulatedPin(chassis.flash(), chassis.journal(), chassis::changed);
        card.onChange(chassis::changed);
        dish.onChange(() -> {
            tuners.forEach(SimulatedTuner::observe);
            chassis.changed();
        });
    }

    /// The dish, its faults and its weather.
    public DishSystem dish() {
        return dish;
    }

    public SimulatedCard card() {
        return card;
    }

    @Override
    public Chassis chassis() {
        return chassis;
    }

    /// @param number from 1
    public SimulatedTuner tuner(int number) {
        return tuners.get(number - 1);
    }

    /// The power is back.
    public void started() {
        chassis.started();
        tuners.forEach(SimulatedTuner::restarted);
        card.restarted();
    }

    @Override
    public List<Tuner> tuners() {
        return List.copyOf(tuners);
    }

    @Override
    public CardReader cardReader() {
        return card;
    }

    @Override
    public PinStore pinStore() {
        return pin;
    }

    /// The PIN as the person with the remote control sees it.
    public SimulatedPin pin() {
        return pin;
    }
}
