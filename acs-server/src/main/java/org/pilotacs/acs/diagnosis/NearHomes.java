package org.pilotacs.acs.diagnosis;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.Subscribers;
import org.pilotacs.acs.diagnosis.sign.Neighbours;
import org.pilotacs.acs.incident.Around;
import org.pilotacs.acs.incident.IncidentDesk;

import java.time.Instant;

/// How the homes in a customer's area do, as the area view counts them. Safe for any number of threads.
public final class NearHomes implements CaseBook.Surroundings {
    private final Subscribers subscribers;
    private final IncidentDesk incidents;

    public NearHomes(Subscribers subscribers, IncidentDesk incidents) {
        this.subscribers = subscribers;
        this.incidents = incidents;
    }

    @Override
    public @Nullable Neighbours around(Device device, Instant now) {
        String number = device.subscriber();
        String area = number == null ? null : subscribers.area(number).orElse(null);
        Around near = area == null ? null : incidents.around(area, now);
        return near == null ? null : new Neighbours(near.seen(), Math.min(near.seen(), near.weak()), near.offline());
    }
}
