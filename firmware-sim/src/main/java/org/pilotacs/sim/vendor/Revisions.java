package org.pilotacs.sim.vendor;

import org.pilotacs.sim.chance.Lot;

import java.util.List;

/// The hardware revisions of a model, and how many of its boxes each has. Which one a box has follows from its serial number.
public record Revisions(List<Revision> revisions) {
    private static final long SEED = 0x7265_7669L;

    /// @param name as the box reports it
    /// @param share of the boxes, 0 to 1
    public record Revision(String name, double share) {}

    public Revisions {
        revisions = List.copyOf(revisions);
        double all = revisions.stream().mapToDouble(Revision::share).sum();
        if (revisions.isEmpty() || revisions.stream().anyMatch(one -> !(one.share() >= 0))
                || Math.abs(all - 1) > 1e-9) {
            throw new IllegalArgumentException("shares must be 0 or more, and 1 together: " + revisions);
        }
    }

    /// All boxes alike.
    public static Revisions only(String name) {
        return new Revisions(List.of(new Revision(name, 1)));
    }

    /// Two of them.
    ///
    /// @param share of the first, 0 to 1; all others are of the second
    public static Revisions of(String first, double share, String second) {
        return new Revisions(List.of(new Revision(first, share), new Revision(second, 1 - share)));
    }

    /// What the box with this serial number has.
    public String of(String serial) {
        double left = Lot.of(SEED, serial);
        for (Revision one : revisions) {
            left -= one.share();
            if (left < 0) {
                return one.name();
            }
        }
        return revisions.getLast().name();
    }
}
