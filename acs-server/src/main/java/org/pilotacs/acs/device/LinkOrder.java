package org.pilotacs.acs.device;

import java.time.Duration;
import java.util.List;

/// Which link looks after a device that several see: it is known by that one's data model, and gets its tasks there. The best
/// link that it was heard by within a day. What it tells the others is kept all the same.
///
/// @param best the links' names, the best first; one that is not named is the worst
public record LinkOrder(List<String> best) {
    /// The name of the link by which boxes only listen. It reports nothing, so it never takes a device over.
    public static final String SATELLITE = "satellite";
    /// Whoever comes first, and stays.
    public static final LinkOrder NONE = new LinkOrder(List.of());
    /// Longer than the longest usual time between two reports.
    static final Duration HEARD = Duration.ofHours(25);

    public LinkOrder {
        best = List.copyOf(best);
    }

    /// Whether a sighting is by another link than the one that looks after the device.
    boolean isBeside(Device device, Sighting sighting) {
        return !sighting.link().equals(device.link()) && rank(sighting.link()) >= rank(device.link())
                && sighting.at().isBefore(device.lastSeen().plus(HEARD));
    }

    private int rank(String link) {
        int at = best.indexOf(link);
        return at < 0 ? best.size() : at;
    }
}
