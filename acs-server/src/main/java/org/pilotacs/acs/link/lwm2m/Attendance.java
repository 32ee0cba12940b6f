package org.pilotacs.acs.link.lwm2m;

import org.eclipse.leshan.server.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.DeviceId;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Who is registered by which name, who listens now, and who registered anew. Kept by this node only. Safe
/// for any number of threads.
final class Attendance {
    /// A device that should listen and did not answer is left alone for so long, unless it speaks.
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final Clock clock;
    private final Duration awake;
    private final Map<DeviceId, Presence> present = new ConcurrentHashMap<>();
    private final Map<DeviceId, Anew> anew = new ConcurrentHashMap<>();
    private final Set<DeviceId> looked = ConcurrentHashMap.newKeySet();

    /// It registered anew, and nobody has looked at it since.
    ///
    /// @param awaited whether tasks of it waited then
    record Anew(boolean awaited) {}

    /// @param sleeps whether it registered in queue mode
    /// @param spoke when it was heard last, null if that was before this node was started
    /// @param silent since when it does not answer, null if it does
    private record Presence(String endpoint, boolean sleeps, @Nullable Instant spoke, @Nullable Instant silent) {}

    /// How a device can be reached.
    enum State {
        /// It is not registered here.
        GONE,
        /// It is in queue mode and has said nothing for longer than such devices listen.
        ASLEEP,
        /// It should listen, and did not answer a moment ago.
        SILENT,
        LISTENING
    }

    /// @param awake how long a device in queue mode listens after it spoke (LwM2M Core 1.1, section 6.5)
    Attendance(Clock clock, Duration awake) {
        this.clock = clock;
        this.awake = awake;
    }

    /// It is registered, and spoke just now.
    void spoke(DeviceId device, Registration registration) {
        present.put(device, new Presence(registration.getEndpoint(), registration.usesQueueMode(), clock.instant(),
                null));
    }

    /// It is registered; when it spoke is not known.
    void known(DeviceId device, Registration registration) {
        present.put(device, new Presence(registration.getEndpoint(), registration.usesQueueMode(), null, null));
    }

    /// It did not answer: if it may sleep, it does.
    void fellSilent(DeviceId device) {
        present.computeIfPresent(device, (_, one) -> new Presence(one.endpoint(), one.sleeps(), null,
                clock.instant()));
    }

    void left(DeviceId device) {
        present.remove(device);
        anew.remove(device);
        looked.remove(device);
    }

    /// The name it registered by; null if it is not registered here.
    @Nullable
    String endpoint(DeviceId device) {
        Presence one = present.get(device);
        return one == null ? null : one.endpoint();
    }

    State state(DeviceId device) {
        Presence one = present.get(device);
        if (one == null) {
            return State.GONE;
        }
        Instant now = clock.instant();
        if (one.sleeps()) {
            return one.spoke() != null && now.isBefore(one.spoke().plus(awake)) ? State.LISTENING : State.ASLEEP;
        }
        return one.silent() != null && now.isBefore(one.silent().plus(PAUSE)) ? State.SILENT : State.LISTENING;
    }

    /// It registered anew: what it is must be asked, as it may have other software now.
    void registered(DeviceId device, boolean awaited) {
        anew.merge(device, new Anew(awaited), (one, other) -> new Anew(one.awaited() || other.awaited()));
    }

    /// Null if it has been looked at since it registered.
    @Nullable
    Anew anew(DeviceId device) {
        return anew.get(device);
    }

    /// What its tasks waited for has been looked at.
    void resumed(DeviceId device) {
        anew.computeIfPresent(device, (_, _) -> new Anew(false));
    }

    /// It may have something to show for a task that is parked.
    void mayShow(DeviceId device) {
        looked.add(device);
    }

    /// Whether it may have something to show; that is looked into now.
    boolean takeLook(DeviceId device) {
        return looked.remove(device);
    }

    /// It has said what it is.
    void introduced(DeviceId device) {
        anew.remove(device, new Anew(false));
    }
}
