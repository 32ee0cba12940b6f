package org.pilotacs.sim.homes;

import static org.pilotacs.sim.homes.Complaint.NO_INTERNET;
import static org.pilotacs.sim.homes.Complaint.SLOW_INTERNET;
import static org.pilotacs.sim.homes.Complaint.WIFI;

/// In the line of a router, or in its Wi-Fi.
public enum LineFault implements HomeFault {
    /// The line is well and the user name is refused.
    INTERNET_LOGIN(Traits.of(Part.LINE, Traits.ROUTERS, "", NO_INTERNET)),
    /// Somebody dug where the cable was.
    LINE_CUT(Traits.of(Part.LINE, Traits.ROUTERS, "", NO_INTERNET)),
    /// So much noise that the line is lost now and then.
    LINE_ERRORS(Traits.of(Part.LINE, Traits.ROUTERS, "", SLOW_INTERNET, NO_INTERNET)),
    /// The router was put behind something.
    WIFI_WEAK(Traits.of(Part.WIFI, Traits.ROUTERS, "", WIFI, SLOW_INTERNET)),
    /// Other networks are on the channel.
    WIFI_CROWDED(Traits.of(Part.WIFI, Traits.ROUTERS, "", WIFI, SLOW_INTERNET)),
    /// Wi-Fi is switched off.
    WIFI_OFF(Traits.of(Part.WIFI, Traits.ROUTERS, "", WIFI, NO_INTERNET));

    private final Traits traits;

    LineFault(Traits traits) {
        this.traits = traits;
    }

    @Override
    public Traits traits() {
        return traits;
    }
}
