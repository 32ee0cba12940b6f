package org.pilotacs.sim.vendor;

/// Sagevision SV-O1: a satellite decoder without any socket for a network. It hears, and is never heard.
public final class SagevisionOneWay {
    public static final Make MAKE = new Make("Sagevision", "A1B2C3", "SV-O1", "SV-O1", "1.1", "SO");
    public static final String FIRST_FIRMWARE = "1.9.3";

    private SagevisionOneWay() {}
}
