package org.pilotacs.sim.homes;

import static org.pilotacs.sim.homes.Complaint.BLACK_SCREEN;
import static org.pilotacs.sim.homes.Complaint.CARD_MESSAGE;
import static org.pilotacs.sim.homes.Complaint.NO_PICTURE;
import static org.pilotacs.sim.homes.Complaint.PIN;
import static org.pilotacs.sim.homes.Complaint.SCRAMBLED;

/// Between the demodulator and whoever watches.
public enum ViewingFault implements HomeFault {
    /// The card's rights are gone, though all is paid.
    NO_RIGHTS(Traits.of(Part.CARD, Traits.DECODERS, "E16-4", SCRAMBLED, CARD_MESSAGE)),
    /// The customer has not paid, and the card has no rights.
    ARREARS(Traits.of(Part.CARD, Traits.DECODERS, "E16-4", SCRAMBLED, CARD_MESSAGE)),
    /// The card belongs to another box.
    CARD_UNPAIRED(Traits.of(Part.CARD, Traits.DECODERS, "E05-4", CARD_MESSAGE, SCRAMBLED)),
    /// The card does not answer as it should.
    CARD_FAULT(Traits.of(Part.CARD, Traits.DECODERS, "E06-4", CARD_MESSAGE)),
    /// There is no card in the slot.
    CARD_OUT(Traits.of(Part.CARD, Traits.DECODERS, "E04-4", CARD_MESSAGE, SCRAMBLED)),
    /// The box's clock is months off, so that all rights look expired.
    CLOCK_WRONG(Traits.of(Part.CARD, Traits.SAGEVISION, "E100-4", SCRAMBLED, CARD_MESSAGE)),
    /// Nothing answers at the HDMI output.
    DISPLAY(Traits.of(Part.SCREEN, Traits.SAGEVISION, "", BLACK_SCREEN, NO_PICTURE)),
    /// The box sleeps.
    STANDBY(Traits.of(Part.SCREEN, Traits.SAGEVISION, "", BLACK_SCREEN, NO_PICTURE)),
    /// The customer chose a PIN and does not remember it.
    PIN_FORGOTTEN(Traits.of(Part.SCREEN, Traits.DECODERS, "", PIN));

    private final Traits traits;

    ViewingFault(Traits traits) {
        this.traits = traits;
    }

    @Override
    public Traits traits() {
        return traits;
    }
}
