package org.pilotacs.acs.campaign;

import java.util.Locale;

/// What happens when a gate stops a campaign. Stored by name.
public enum Breach {
    PAUSE, ROLL_BACK;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
