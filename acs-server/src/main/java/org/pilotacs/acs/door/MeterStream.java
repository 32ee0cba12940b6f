package org.pilotacs.acs.door;

import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.EventSink;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.ServerEvent;
import org.pilotacs.acs.meter.Opened;
import org.pilotacs.acs.meter.SignalMeter;
import org.pilotacs.acs.meter.Tick;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Tasks;

import java.util.List;

/// The signal of a box, live, as a stream of events: `tick`, and `over` as the last. Safe for any number of threads.
public final class MeterStream {
    private static final Runnable NOTHING = () -> {};

    private final SignalMeter meter;

    public MeterStream(SignalMeter meter) {
        this.meter = meter;
    }

    /// Refuses a box that has nothing to show.
    public void refuseImpossible(Device device) {
        meter.impossible(device).ifPresent(why -> {
            throw new ApiException(new ApiError.Refused(why));
        });
    }

    public HttpReply of(Device device, Requester requester, Words words) {
        return HttpReply.events(sink -> open(device, requester, sink, words));
    }

    private Runnable open(Device device, Requester requester, EventSink sink, Words words) {
        return switch (meter.watch(device.id(), requester, tick -> send(sink, tick, words))) {
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
