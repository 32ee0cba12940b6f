package org.pilotacs.acs.door.care;

import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.MeterStream;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.meter.SignalMeter;

/// The signal of a box, live. Safe for any number of threads.
final class MeterResource {
    private final MeterStream stream;
    private final DeviceResource devices;
    private final Witness witness;

    MeterResource(SignalMeter meter, DeviceResource devices, Witness witness) {
        this.stream = new MeterStream(meter);
        this.devices = devices;
        this.witness = witness;
    }

    HttpReply follow(HttpCall call) {
        Device device = devices.required(call);
        stream.refuseImpossible(device);
        witness.did(call, Deed.ACTED, Witness.subject(device), "signal meter");
        return stream.of(device, ActionResource.requester(call), Words.of(call.language()));
    }
}
