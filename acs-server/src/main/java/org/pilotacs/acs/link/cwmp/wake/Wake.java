package org.pilotacs.acs.link.cwmp.wake;

import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.runtime.Workers;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.Knock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/// Wakes devices: tries the ways to each, one after the other, until one was enough. Wakes of one device are joined, so that
/// there is one at a time; of all devices there are so many at once, and what is beyond is refused at once. Safe for any
/// number of threads.
public final class Wake implements Doorbell, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Wake.class);

    private final Presence presence;
    private final Function<Device, List<Way>> ways;
    private final Knockers knockers;
    private final WakeMetrics metrics;
    private final Clock clock;
    private final Workers workers;
    private final ConcurrentHashMap<DeviceId, List<Consumer<Knock>>> underWay = new ConcurrentHashMap<>();

    /// @param ways to a device, in the order in which they are tried; may block
    Wake(Presence presence, Function<Device, List<Way>> ways, Knockers knockers, WakeMetrics metrics, Clock clock) {
        this.presence = presence;
        this.ways = ways;
        this.knockers = knockers;
        this.metrics = metrics;
        this.clock = clock;
        this.workers = new Workers("knock", knockers.concurrency());
    }

    @Override
    public void ring(Device device, Consumer<Knock> listener) {
        if (presence.ring(device.id())) {
            tell(List.of(listener), Knock.State.IN_SESSION, WakeSaying.IN_SESSION.of());
            return;
        }
        presence.await(device.id());
        boolean first = join(device.id(), listener);
        tell(List.of(listener), Knock.State.TRYING, WakeSaying.TRYING.of());
        if (first && !workers.begin(() -> wake(device))) {
            metrics.refused();
            tell(leave(device.id()), Knock.State.UNREACHABLE, WakeSaying.TOO_MANY.of());
        }
    }

    private boolean join(DeviceId device, Consumer<Knock> listener) {
        List<Consumer<Knock>> present = underWay.compute(device, (_, listeners) -> {
            List<Consumer<Knock>> all = listeners == null ? new ArrayList<>() : new ArrayList<>(listeners);
            all.add(listener);
            return all;
        });
        return present.size() == 1;
    }

    private List<Consumer<Knock>> leave(DeviceId device) {
        List<Consumer<Knock>> listeners = underWay.remove(device);
        return listeners == null ? List.of() : listeners;
    }

    private void tell(List<Consumer<Knock>> listeners, Knock.State state, Saying text) {
        Knock knock = new Knock(clock.instant(), state, text);
        listeners.forEach(listener -> listener.accept(knock));
    }

    /// The edge of the thread: what gets here unforeseen is ours, the database that cannot be had included.
    private void wake(Device device) {
        Knocked knocked = Knocked.unreachable(WakeSaying.FAILED.of());
        try {
            knocked = tryWays(device, ways.apply(device));
        } catch (RuntimeException failure) {
            log.atError().addKeyValue("device", device.id()).setCause(failure).log("a device was not woken");
        } finally {
            tell(leave(device.id()), knocked.state(), knocked.text());
        }
    }

    private Knocked tryWays(Device device, List<Way> found) {
        if (found.isEmpty()) {
            return Knocked.unreachable(WakeSaying.NOT_TAKEN.of());
        }
        Knocked so = tried(device, found.getFirst());
        for (Way way : found.subList(1, found.size())) {
            if (so.isEnough()) {
                return so;
            }
            Knocked next = tried(device, way);
            so = next.isEnough() ? next : so.and(next);
        }
        return so;
    }

    private Knocked tried(Device device, Way way) {
        Knocked knocked = knockers.knock(device.id(), way);
        metrics.tried(way.name(), knocked.state());
        return knocked;
    }

    @Override
    public void close() {
        workers.close();
    }
}
