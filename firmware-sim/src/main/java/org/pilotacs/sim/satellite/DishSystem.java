package org.pilotacs.sim.satellite;

import java.util.HashMap;
import java.util.Map;

/// The dish of one home, its LNB, its cable and the weather above it, all of which can be changed while it works.
/// Safe for any number of threads.
public final class DishSystem {
    private volatile Installation installation;
    private volatile double rain;
    private volatile double amplifier;
    private volatile Map<Long, Double> interference = Map.of();
    private volatile LnbState lnb = new LnbState.Working();
    private volatile Runnable listener = () -> {};

    public DishSystem(Installation installation) {
        this.installation = installation;
    }

    /// All that reception depends on.
    record State(Installation installation, double rain, double amplifier, Map<Long, Double> interference,
            LnbState lnb) {}

    /// @param fade dB
    public void rain(double fade) {
        if (fade < 0 || !Double.isFinite(fade)) {
            throw new IllegalArgumentException("rain only takes away: " + fade + " dB");
        }
        rain = fade;
        listener.run();
    }

    public void installation(Installation changed) {
        installation = changed;
        listener.run();
    }

    /// Somebody put an amplifier into the cable.
    ///
    /// @param gain dB; 0 takes it out
    public void amplifier(double gain) {
        amplifier = gain;
        listener.run();
    }

    /// Something else transmits where a transponder does on the cable: a telephone, a repeater, a neighbour's cable.
    ///
    /// @param frequency of the transponder, kHz
    /// @param carrierToInterference dB
    public void interference(long frequency, double carrierToInterference) {
        Map<Long, Double> more = new HashMap<>(interference);
        more.put(frequency, carrierToInterference);
        interference = Map.copyOf(more);
        listener.run();
    }

    public void lnb(LnbState state) {
        lnb = state;
        listener.run();
    }

    public double rain() {
        return rain;
    }

    public Installation installation() {
        return installation;
    }

    public LnbState lnb() {
        return lnb;
    }

    public Reception receive(Transponder transponder) {
        return receive(transponder, state());
    }

    /// What a receiver would see of a transponder if the dish were so.
    static Reception receive(Transponder transponder, State state) {
        Installation home = state.installation();
        Reception clear = LinkBudget.reception(transponder,
                home.withCable(home.cableAttenuation() - state.amplifier()), state.rain(), state.lnb());
        Double disturbed = state.interference().get(transponder.frequency());
        return disturbed == null || !state.lnb().delivers(transponder.polarisation(), transponder.band())
                ? clear
                : LinkBudget.disturbed(transponder.modCod(), clear, disturbed);
    }

    State state() {
        return new State(installation, rain, amplifier, interference, lnb);
    }

    void onChange(Runnable changed) {
        listener = changed;
    }
}
