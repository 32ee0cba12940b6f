package org.pilotacs.acs.diagnosis.sign;

/// How the other boxes of an area do, within a quarter of an hour.
///
/// @param seen how many told of themselves
/// @param weak how many of those hold no signal, or one with less than 1 dB to spare
/// @param offline how many should have come and did not
public record Neighbours(int seen, int weak, int offline) {
    public static final Neighbours UNKNOWN = new Neighbours(0, 0, 0);

    public Neighbours {
        if (seen < 0 || weak < 0 || offline < 0 || weak > seen) {
            throw new IllegalArgumentException("of " + seen + " neighbours " + weak + " are weak and " + offline
                    + " are away");
        }
    }
}
