package org.pilotacs.acs.door.console;

import org.pilotacs.acs.audit.Deed;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.door.Witness;
import org.pilotacs.acs.door.Words;
import org.pilotacs.acs.door.http.ApiError;
import org.pilotacs.acs.door.http.ApiException;
import org.pilotacs.acs.door.http.EventSink;
import org.pilotacs.acs.door.http.HttpCall;
import org.pilotacs.acs.door.http.HttpReply;
import org.pilotacs.acs.door.http.ServerEvent;
import org.pilotacs.acs.trace.TracedMessage;
import org.pilotacs.acs.trace.WireTraces;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Traces the wire of one box for an engineer who looks on. Safe for any number of threads.
final class Wire {
    private final Console.Core core;
    private final Pages pages;
    private final Witness witness;
    private final Clock clock;

    Wire(Console.Core core, Pages pages, Witness witness, Clock clock) {
        this.core = core;
        this.pages = pages;
        this.witness = witness;
        this.clock = clock;
    }

    WireView view(DeviceId device, Words words) {
        return WireView.of(core.traces().find(device).orElse(null), words, clock.instant());
    }

    /// Switches the trace on for some minutes, or off.
    HttpReply order(HttpCall call) {
        Device device = Console.required(core, call);
        if (call.form().text("do").equals("stop")) {
            witness.did(call, Deed.TRACED, Witness.subject(device), "off");
            core.traces().stop(device.id());
            return panel(call, device);
        }
        Duration howLong = minutes(call);
        return witness.does(call, Deed.TRACED, Witness.subject(device), "on", () -> {
            if (!core.traces().start(device.id(), howLong)) {
                throw new ApiException(new ApiError.Refused(ConsoleSaying.TOO_MANY_TRACES.of()));
            }
            return panel(call, device);
        });
    }

    /// The panel as it stands.
    HttpReply show(HttpCall call) {
        Device device = Console.required(core, call);
        witness.looked(call, device, "trace");
        return panel(call, device);
    }

    private HttpReply panel(HttpCall call, Device device) {
        if (!Console.isPart(call)) {
            return HttpReply.seeOther(DeviceView.href(device) + "/parameters");
        }
        Frame frame = pages.frame(call, "");
        return pages.page(200, "wire.jte", Map.of("frame", frame, "href", DeviceView.href(device), "wire",
                view(device.id(), frame.words())));
    }

    private static Duration minutes(HttpCall call) {
        String minutes = call.form().text("minutes");
        if (!minutes.matches("[1-9][0-9]?")) {
            throw ApiError.invalid("minutes", ConsoleSaying.NOT_LISTED.of());
        }
        return Duration.ofMinutes(Integer.parseInt(minutes));
    }

    /// The messages that come from now on. Who comes back after a break gets the list anew.
    HttpReply live(HttpCall call) {
        Device device = Console.required(core, call);
        witness.looked(call, device, "trace");
        String after = call.query().text("after");
        long shown = after.matches("[0-9]{1,18}") ? Long.parseLong(after) : 0;
        Frame frame = pages.frame(call, "");
        return HttpReply.events(sink -> {
            Listener listener = new Listener(device, frame, sink, shown);
            WireTraces.Watch watch = core.traces().watch(device.id(),
                    () -> Thread.ofVirtual().name("wire").start(listener::more));
            listener.more();
            return watch::close;
        });
    }

    /// What one listener was sent. Safe for any number of threads. The box's session does not wait until it is written.
    private final class Listener {
        private final Device device;
        private final Frame frame;
        private final EventSink sink;
        private final long first;
        private long sent;
        private boolean begun;

        Listener(Device device, Frame frame, EventSink sink, long shown) {
            this.device = device;
            this.frame = frame;
            this.sink = sink;
            this.first = shown;
            this.sent = shown;
        }

        synchronized void more() {
            Optional<WireTraces.Trace> trace = core.traces().find(device.id());
            if (trace.isEmpty()) {
                sink.send(new ServerEvent("over", ""));
                sink.end();
                return;
            }
            List<TracedMessage> all = trace.get().messages();
            boolean isGap = !begun && all.stream().anyMatch(one -> one.number() > first);
            begun = true;
            if (isGap) {
                sink.send(new ServerEvent("all", text(all.reversed().stream().limit(WireView.SHOWN).toList())));
            } else {
                all.stream().filter(one -> one.number() > sent)
                        .forEach(one -> sink.send(new ServerEvent("message", text(List.of(one)))));
            }
            sent = all.isEmpty() ? sent : Math.max(sent, all.getLast().number());
        }

        private String text(List<TracedMessage> messages) {
            return pages.text("wire-messages.jte", Map.of("frame", frame, "messages", messages.stream()
                    .map(one -> WireView.Message.of(one, frame.words(), clock.instant())).toList()));
        }
    }
}
