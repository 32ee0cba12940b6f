package org.pilotacs.sim.fleet;

import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.agent.time.Scheduler.Appointment;
import org.pilotacs.sim.satellite.SimulatedDecoder;

import java.time.Duration;

/// A satellite decoder without a return path: it obeys EMMs and tells nobody. What it has in flash stays when the power
/// goes. Safe for any number of threads.
public final class OneWayBox implements Box {
    private final InventoryEntry entry;
    private final SimulatedDecoder decoder;
    private final Scheduler scheduler;
    private final Duration bootTime;
    private Appointment boot = Appointment.NONE;

    /// @param decoder one that has its keys
    OneWayBox(InventoryEntry entry, SimulatedDecoder decoder, Scheduler scheduler, Duration bootTime) {
        this.entry = entry;
        this.decoder = decoder;
        this.scheduler = scheduler;
        this.bootTime = bootTime;
        decoder.chassis().networkCable(false);
        decoder.chassis().onRestart(this::restart);
    }

    @Override
    public String serial() {
        return entry.serial();
    }

    @Override
    public InventoryEntry inventory() {
        return entry;
    }

    @Override
    public Board board() {
        return decoder;
    }

    @Override
    public boolean isDecoder() {
        return true;
    }

    @Override
    public SimulatedDecoder decoder() {
        return decoder;
    }

    /// Whether it hears, if there is anything to hear.
    @Override
    public boolean isUp() {
        return decoder.emm() != null;
    }

    @Override
    public synchronized void plugIn() {
        if (!isUp()) {
            boot.cancel();
            boot = scheduler.after(bootTime, this::booted);
        }
    }

    private synchronized void booted() {
        decoder.started();
    }

    @Override
    public synchronized void unplug() {
        boot.cancel();
        decoder.stopped();
    }

    @Override
    public synchronized void restart() {
        unplug();
        plugIn();
    }
}
