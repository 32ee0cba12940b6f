package org.pilotacs.sim.homes;

import static org.pilotacs.sim.homes.Complaint.FROZEN;
import static org.pilotacs.sim.homes.Complaint.NO_PICTURE;
import static org.pilotacs.sim.homes.Complaint.NO_SIGNAL;
import static org.pilotacs.sim.homes.Complaint.PIXELS;

/// Between the satellite and the demodulator.
public enum DishFault implements HomeFault {
    /// A cloudburst, since less than an hour, over the whole area.
    RAIN_FADE(Traits.of(Part.DISH, Traits.DECODERS, "E48-32", NO_SIGNAL, PIXELS, NO_PICTURE)),
    /// The wind turned the dish some days ago.
    DISH_MOVED(Traits.of(Part.DISH, Traits.DECODERS, "E48-32", PIXELS, NO_SIGNAL, FROZEN)),
    /// The mount sinks, or the cable corrodes, over weeks.
    SLOW_DECLINE(Traits.of(Part.DISH, Traits.DECODERS, "E48-32", PIXELS, FROZEN)),
    /// The LNB is dead, or nothing hangs at the cable.
    LNB_DEAD(Traits.of(Part.DISH, Traits.DECODERS, "E48-32", NO_SIGNAL, NO_PICTURE)),
    /// Water in the connector.
    LNB_SHORT(Traits.of(Part.DISH, Traits.SAGEVISION, "E48-32", NO_SIGNAL, NO_PICTURE)),
    /// One polarisation and band is lost.
    LNB_OUTPUT(Traits.of(Part.DISH, Traits.SAGEVISION, "E48-32", NO_SIGNAL, NO_PICTURE)),
    /// The box holds one or two transponders to be what they are no more.
    TRANSPONDER(Traits.of(Part.DISH, Traits.SAGEVISION, "E48-32", NO_SIGNAL, NO_PICTURE)),
    /// The first front end of two is bad.
    TUNER_FAULT(Traits.of(Part.DISH, Traits.DECODERS, "E48-32", PIXELS, NO_SIGNAL)),
    /// An amplifier too many.
    OVERLOAD(Traits.of(Part.DISH, Traits.DECODERS, "E48-32", PIXELS, NO_SIGNAL)),
    /// Something else transmits on one or two frequencies.
    INTERFERENCE(Traits.of(Part.DISH, Traits.SAGEVISION, "E48-32", PIXELS, NO_SIGNAL));

    private final Traits traits;

    DishFault(Traits traits) {
        this.traits = traits;
    }

    @Override
    public Traits traits() {
        return traits;
    }
}
