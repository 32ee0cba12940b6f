package org.pilotacs.acs.task;

import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.saying.SayingJson;

import java.util.HashMap;
import java.util.Map;

/// What a link needs to know to go on with a parked task, also after a restart of the server. Opaque to the core.
public record Continuation(String kind, Map<String, String> data) {
    /// The core's own: the lease lapsed, so the operation may or may not have reached the device.
    public static final Continuation LOST = new Continuation("lost", Map.of());

    /// A value is read again later. The link may be given the device for that by its doorbell.
    public static final Continuation AWAITED = new Continuation("awaited", Map.of());

    private static final String CALLED_OFF = "called-off";
    private static final String FROM = "called-off-from";
    private static final String REASON = "called-off-because";

    public Continuation {
        data = Map.copyOf(data);
    }

    /// Somebody wants it no more: at the next opportunity the link has the device give it up. If the device does not, or it is
    /// too late, it ends as it would have.
    Continuation calledOff(Saying reason) {
        if (isCalledOff()) {
            return this;
        }
        Map<String, String> with = new HashMap<>(data);
        with.put(FROM, kind);
        with.put(REASON, SayingJson.write(reason).toString());
        return new Continuation(CALLED_OFF, with);
    }

    public boolean isCalledOff() {
        return kind.equals(CALLED_OFF);
    }

    /// As it was before it was called off.
    public Continuation before() {
        if (!isCalledOff()) {
            return this;
        }
        Map<String, String> without = new HashMap<>(data);
        String from = without.remove(FROM);
        without.remove(REASON);
        return new Continuation(from == null ? LOST.kind : from, without);
    }

    /// How it ends once the device has given it up.
    public Outcome.Cancelled ending() {
        return new Outcome.Cancelled(SayingJson.parse(data.getOrDefault(REASON, "")));
    }
}
