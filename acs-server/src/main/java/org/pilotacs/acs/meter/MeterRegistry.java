package org.pilotacs.acs.meter;

import org.pilotacs.acs.device.Arrival;
import org.pilotacs.acs.device.DeviceRegistry;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Sighting;

/// The registry as links see it: for a box that is measured, something waits. Safe for any number of threads.
record MeterRegistry(DeviceRegistry registry, RunningMeters running) implements DeviceRegistry {
    @Override
    public boolean admits(Identity identity) {
        return registry.admits(identity);
    }

    @Override
    public Arrival seen(Sighting sighting) {
        Arrival arrival = registry.seen(sighting);
        Measurement measurement = running.of(arrival.device().id());
        if (measurement == null) {
            return arrival;
        }
        if (arrival.parked()) {
            measurement.mayBeBusy();
        }
        return new Arrival(arrival.device(), arrival.firstContact(), true, arrival.parked());
    }
}
