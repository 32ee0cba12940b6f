package org.pilotacs.sim.vendor;

/// Sagevision SV-L2: the satellite decoder SV-S2 in another case, whose agent speaks LwM2M.
public final class SagevisionLink {
    public static final Make MAKE = new Make("Sagevision", "A1B2C3", "SV-L2", "SV-L2",
            Revisions.of("A", 0.7, "B"), "SL");
    public static final String FIRST_FIRMWARE = "3.0.2";

    private SagevisionLink() {}
}
