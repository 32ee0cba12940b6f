package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.server.registration.Registration;
import org.pilotacs.acs.device.Arrival;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.link.lwm2m.registration.JdbcRegistrations;

/// Takes in a device that may register: what it says of itself is committed before it hears that it is registered. Blocks.
record Reception(Reports reports, Attendance attendance, JdbcRegistrations registrations) {
    void take(Registration registration) {
        DeviceId device = reports.device(registration);
        Arrival arrival = reports.registered(registration,
                registrations.getRegistrationByEndpoint(registration.getEndpoint()));
        attendance.registered(device, arrival.parked() || arrival.queued());
    }
}
