package org.pilotacs.sim.satellite;

import org.pilotacs.agent.board.Flash;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.board.PinStore;

/// The parental PIN in flash, so that a factory reset clears it too.
public final class SimulatedPin implements PinStore {
    private static final String KEY = "board:pin";
    private static final String FACTORY = "0000";

    private final Flash flash;
    private final Journal journal;
    private final Runnable changed;

    SimulatedPin(Flash flash, Journal journal, Runnable changed) {
        this.flash = flash;
        this.journal = journal;
        this.changed = changed;
    }

    @Override
    public boolean isDefault() {
        String pin = flash.read(KEY);
        return pin == null || pin.equals(FACTORY);
    }

    @Override
    public void reset() {
        flash.remove(KEY);
        journal.record(Deed.PIN_RESET, "");
        changed.run();
    }

    @Override
    public boolean canSet() {
        return true;
    }

    @Override
    public boolean set(String pin) {
        flash.write(KEY, pin);
        journal.record(Deed.PIN_RESET, "");
        changed.run();
        return true;
    }

    /// The customer picks a PIN with the remote control.
    public void choose(String pin) {
        flash.write(KEY, pin);
        changed.run();
    }

    /// What typing this PIN would do.
    public boolean opensWith(String pin) {
        String stored = flash.read(KEY);
        return pin.equals(stored == null ? FACTORY : stored);
    }
}
