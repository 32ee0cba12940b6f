package org.pilotacs.acs.contact;

/// A part of a whole, with how sure its share is: of few, little can be said.
///
/// @param part how many
/// @param of how many; the share means nothing if there are none
public record Share(long part, long of) {
    /// Standard deviations on either side that hold 95 of 100.
    private static final double Z = 1.959964;

    public Share {
        if (part < 0 || part > of) {
            throw new IllegalArgumentException(part + " of " + of);
        }
    }

    public boolean isKnown() {
        return of > 0;
    }

    /// 0 to 1.
    public double value() {
        return (double) part / of;
    }

    /// Lower end of the 95 % interval after Wilson.
    public double low() {
        return Math.max(0, middle() - half());
    }

    /// Upper end of the 95 % interval after Wilson.
    public double high() {
        return Math.min(1, middle() + half());
    }

    private double middle() {
        return (value() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double half() {
        return Z * Math.sqrt(value() * (1 - value()) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
    }
}
