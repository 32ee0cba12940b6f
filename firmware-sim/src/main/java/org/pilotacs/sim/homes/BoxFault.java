package org.pilotacs.sim.homes;

import static org.pilotacs.sim.homes.Complaint.BLACK_SCREEN;
import static org.pilotacs.sim.homes.Complaint.FROZEN;
import static org.pilotacs.sim.homes.Complaint.NO_INTERNET;
import static org.pilotacs.sim.homes.Complaint.NO_PICTURE;
import static org.pilotacs.sim.homes.Complaint.NO_SIGNAL;
import static org.pilotacs.sim.homes.Complaint.RESTARTS;

/// In the box itself, or in how it is reached.
public enum BoxFault implements HomeFault {
    /// It starts again and again.
    REBOOT_LOOP(Traits.of(Part.BOX, Traits.ALL, "", RESTARTS)),
    /// It runs a version that is known to be bad: it restarts, or freezes.
    BAD_FIRMWARE(Traits.of(Part.BOX, Traits.ALL, "", RESTARTS, FROZEN)),
    /// It is too hot.
    OVERHEATING(Traits.of(Part.BOX, Traits.SAGEVISION, "", FROZEN, RESTARTS)),
    /// It has not been heard for days, and its neighbours are.
    BOX_OFFLINE(Traits.of(Part.REACH, Traits.ALL, "", NO_PICTURE, BLACK_SCREEN, NO_INTERNET)),
    /// Neither it nor its neighbours are heard.
    AREA_OUTAGE(Traits.of(Part.REACH, Traits.ALL, "", NO_PICTURE, NO_SIGNAL, NO_INTERNET));

    private final Traits traits;

    BoxFault(Traits traits) {
        this.traits = traits;
    }

    @Override
    public Traits traits() {
        return traits;
    }
}
