package org.pilotacs.acs.door.care;

import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.door.TickJson;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.EventSink;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.ServerEvent;
import org.pilotacs.acs.meter.Opened;
import org.pilotacs.acs.meter.SignalMeter;
import org.pilotacs.acs.meter.Tick;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Tasks;

import java.util.List;

/// The signal of a box, live. Safe for any number of threads.
final class MeterResource {
    private static final Runnable NOTHING = () -> {};

    private final SignalMeter meter;
    private final DeviceResource devices;
    private final Witness witness;

    MeterResource(SignalMeter meter, DeviceResource devices, Witness witness) {
        this.meter = meter;
        this.devices = devices;
        this.witness = witness;
    }

    HttpReply follow(HttpCall call) {
        Device device = devices.required(call);
        meter.impossible(device).ifPresent(why -> {
            throw new ApiException(new ApiError.Refused(why));
        });
        witness.did(call, Deed.ACTED, Witness.subject(device), "signal meter");
        Requester requester = ActionResource.requester(call);
        Words words = Words.of(call.language());
        return HttpReply.events(sink -> open(device.id(), requester, sink, words));
    }

    private Runnable open(DeviceId device, Requester requester, EventSink sink, Words words) {
        return switch (meter.watch(device, requester, tick -> send(sink, tick, words))) {
            case Opened.Running(Tasks.Watch watch) -> watch::close;
            case Opened.Refused(Saying reason) -> {
                send(sink, new Tick(new Tick.State.Over(reason), null, List.of()), words);
                yield NOTHING;
            }
            case Opened.UnknownDevice _ -> {
                // it was there a moment ago
                sink.end();
                yield NOTHING;
            }
        };
    }

    private static void send(EventSink sink, Tick tick, Words words) {
        boolean over = tick.state() instanceof Tick.State.Over;
        sink.send(new ServerEvent(over ? "over" : "tick", TickJson.of(tick, words).toString()));
        if (over) {
            sink.end();
        }
    }
}
