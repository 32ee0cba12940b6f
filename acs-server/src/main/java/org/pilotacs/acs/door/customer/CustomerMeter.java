package org.pilotacs.acs.door.customer;

import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.MeterStream;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.meter.SignalMeter;
import org.pilotacs.acs.task.Priority;

/// The signal of a customer's own box, live, for who turns the dish. Safe for any number of threads.
public final class CustomerMeter {
    private final SignalMeter meter;
    private final MeterStream stream;
    private final Witness witness;

    public CustomerMeter(SignalMeter meter, Witness witness) {
        this.meter = meter;
        this.stream = new MeterStream(meter);
        this.witness = witness;
    }

    /// Whether a box has something to show.
    public boolean has(Device device) {
        return meter.impossible(device).isEmpty();
    }

    /// Refuses a box that has nothing to show.
    public HttpReply follow(HttpCall call, Device device, CustomerOrders.Channel channel, Words words) {
        stream.refuseImpossible(device);
        witness.did(call, Deed.ACTED, Witness.subject(device), "signal meter");
        return stream.of(device,
                new Requester("customer " + call.caller().name(), channel.wireName(), Priority.CUSTOMER), words);
    }
}
