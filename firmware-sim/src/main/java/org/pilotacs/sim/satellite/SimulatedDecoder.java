package org.pilotacs.sim.satellite;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.CardReader;
import org.pilotacs.agent.board.Display;
import org.pilotacs.agent.board.PinStore;
import org.pilotacs.agent.board.SatelliteDecoder;
import org.pilotacs.agent.board.Screen;
import org.pilotacs.agent.board.Tuner;
import org.pilotacs.agent.emm.EmmReceiver;
import org.pilotacs.agent.emm.EmmSettings;
import org.pilotacs.agent.emm.Reception;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.board.HousedBoard;
import org.pilotacs.sim.firmware.Defect;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// A satellite decoder with two tuners on one dish. Once it has keys it obeys EMMs, from one start to the next, with what it has
/// obeyed in its flash. Safe for any number of threads.
public final class SimulatedDecoder implements SatelliteDecoder, HousedBoard {
    private final Chassis chassis;
    private final DishSystem dish;
    private final List<SimulatedTuner> tuners;
    private final SimulatedCard card;
    private final SimulatedPin pin;
    private final SimulatedScreen screen;
    private final ChannelTable channels = new ChannelTable();
    private volatile Display display = Display.PRESENT;
    private volatile OptionalInt rescanned = OptionalInt.empty();
    private @Nullable EmmSettings emmSettings;
    private @Nullable Scheduler emmScheduler;
    private @Nullable EmmReceiver emm;

    public SimulatedDecoder(Chassis chassis, InstantSource clock, Installation installation, String cardNumber) {
        this.chassis = chassis;
        this.dish = new DishSystem(installation);
        this.tuners = List.of(new SimulatedTuner(dish, channels, clock, Transponder.OPERATOR.get(0)),
                new SimulatedTuner(dish, channels, clock, Transponder.OPERATOR.get(5)));
        this.card = new SimulatedCard(clock, cardNumber, number());
        this.screen = new SimulatedScreen(clock);
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

    /// What it holds the carriers to be.
    public ChannelTable channels() {
        return channels;
    }

    public SimulatedCard card() {
        return card;
    }

    @Override
    public Chassis chassis() {
        return chassis;
    }

    /// By which EMMs that pair a card call this box: the digits of its serial number.
    public long number() {
        String digits = identity().serialNumber().replaceAll("[^0-9]", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /// @param number from 1
    public SimulatedTuner tuner(int number) {
        return tuners.get(number - 1);
    }

    /// The power is back.
    public void started() {
        chassis.started();
        Optional<Defect.WeakSignal> weak = chassis.software().defect(Defect.WeakSignal.class);
        tuners.forEach(tuner -> tuner.runs(weak.map(Defect.WeakSignal::loss).orElse(0.0),
                weak.map(Defect.WeakSignal::packetErrors).orElse(0.0)));
        tuners.forEach(SimulatedTuner::restarted);
        card.restarted();
        screen.restarted();
        listen();
    }

    /// The power is gone.
    public synchronized void stopped() {
        if (emm != null) {
            emm.stop();
            emm = null;
        }
    }

    /// Gives it keys, as if it had had them since the factory. It listens from its next start on.
    ///
    /// @param scheduler for restarts that are ordered with a delay
    public synchronized void emms(EmmSettings settings, Scheduler scheduler) {
        emmSettings = settings;
        emmScheduler = scheduler;
    }

    private synchronized void listen() {
        stopped();
        if (emmSettings != null && emmScheduler != null) {
            emm = new EmmReceiver(this, emmSettings, emmScheduler);
        }
    }

    /// Who obeys EMMs, however they come; null without keys or without power.
    public synchronized @Nullable EmmReceiver emm() {
        return emm;
    }

    /// A section of a carrier on which its EMMs are goes by.
    ///
    /// @return what became of it; empty if the box does not hear it: no keys, no power, or nothing locked
    public Optional<Reception> receive(byte[] section) {
        EmmReceiver receiver = emm();
        if (receiver == null || tuners.stream().noneMatch(tuner -> tuner.read().locked())) {
            return Optional.empty();
        }
        Reception met = receiver.take(section);
        chassis.changed();
        return Optional.of(met);
    }

    /// What the better of the tuners that are on a carrier makes of it; empty if none is.
    public Optional<org.pilotacs.sim.satellite.Reception> reception(Transponder carrier) {
        org.pilotacs.sim.satellite.Reception best = null;
        for (SimulatedTuner tuner : tuners) {
            org.pilotacs.sim.satellite.Reception its = tuner.reception(carrier);
            if (its != null && (best == null || its.margin() > best.margin())) {
                best = its;
            }
        }
        return Optional.ofNullable(best);
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

    @Override
    public Optional<Screen> screen() {
        return Optional.of(screen);
    }

    @Override
    public Optional<Display> display() {
        return Optional.of(display);
    }

    /// Somebody pulls the HDMI cable, or puts it back.
    public void display(Display changed) {
        display = changed;
        chassis.changed();
    }

    /// What is over the picture now; empty if nothing is.
    public String shown() {
        return screen.text();
    }

    @Override
    public boolean canRescan() {
        return true;
    }

    @Override
    public void rescan(int network) {
        rescanned = OptionalInt.of(network);
    }

    /// The network that it searched last.
    public OptionalInt rescanned() {
        return rescanned;
    }

    /// The PIN as the person with the remote control sees it.
    public SimulatedPin pin() {
        return pin;
    }
}
