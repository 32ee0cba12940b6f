package org.pilotacs.sim.homes;

import org.pilotacs.sim.fleet.BoxKind;

import java.util.List;
import java.util.Locale;

/// What a customer says when they call.
public enum Complaint {
    NO_PICTURE, NO_SIGNAL, PIXELS, SCRAMBLED, CARD_MESSAGE, PIN, BLACK_SCREEN, FROZEN, RESTARTS, NO_INTERNET,
    SLOW_INTERNET, WIFI;

    private static final List<Complaint> OF_ROUTERS = List.of(NO_INTERNET, SLOW_INTERNET, WIFI, RESTARTS);
    private static final List<Complaint> OF_DECODERS = List.of(NO_PICTURE, NO_SIGNAL, PIXELS, SCRAMBLED, CARD_MESSAGE,
            PIN, BLACK_SCREEN, FROZEN, RESTARTS);

    /// What can be said of such a box.
    static List<Complaint> of(BoxKind box) {
        return switch (box) {
            case NORVIK, ORBIS -> OF_ROUTERS;
            case SAGEVISION, TELMAR -> OF_DECODERS;
        };
    }

    /// As the file writes it, for example `no-signal`.
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
