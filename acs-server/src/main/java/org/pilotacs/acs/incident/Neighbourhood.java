package org.pilotacs.acs.incident;

import org.jspecify.annotations.Nullable;

/// How the boxes of an area do, or of its district where the area is too small to say. Stateless.
final class Neighbourhood {
    /// Of fewer, nobody can say how an area does.
    private static final int ENOUGH = 5;

    private Neighbourhood() {}

    /// Null without an area.
    static @Nullable Around around(Crowds crowds, String area, int minute) {
        Whereabouts place = new Whereabouts(Group.area(area).name(), "", "", "", "");
        Around near = place.area().isEmpty() ? null : around(crowds.known(Group.area(place.area())), minute);
        return near == null || near.seen() >= ENOUGH
                ? near
                : around(crowds.known(Group.area(place.district())), minute);
    }

    private static Around around(@Nullable Crowd crowd, int minute) {
        if (crowd == null) {
            return new Around(0, 0, 0);
        }
        Tally came = crowd.tally(IncidentKind.OFFLINE);
        Tally signal = crowd.tally(IncidentKind.WEAK_SIGNAL);
        came.advance(minute);
        signal.advance(minute);
        int heard = came.told() - came.troubled();
        if (signal.told() < ENOUGH || heard == 0) {
            return new Around(Math.max(heard, signal.told()), signal.troubled(), came.troubled());
        }
        // Of those that told of their signal; as many away as there are for each that came.
        return new Around(signal.told(), signal.troubled(),
                (int) Math.round((double) came.troubled() / heard * signal.told()));
    }
}
