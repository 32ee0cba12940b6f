package org.pilotacs.sim.satellite;

/// The dish of one home, its LNB, its cable and the weather above it, all of which can be changed while it works.
/// Safe for any number of threads.
public final class DishSystem {
    private volatile Installation installation;
    private volatile double rain;
    private volatile LnbState lnb = new LnbState.Working();
    private volatile Runnable listener = () -> {};

    public DishSystem(Installation installation) {
        this.installation = installation;
    }

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
        return LinkBudget.reception(transponder, installation, rain, lnb);
    }

    void onChange(Runnable changed) {
        listener = changed;
    }
}
