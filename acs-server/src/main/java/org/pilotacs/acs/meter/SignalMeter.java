package org.pilotacs.acs.meter;

import org.pilotacs.acs.action.Requester;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.Devices;
import org.pilotacs.acs.profile.Profile;
import org.pilotacs.acs.profile.Profiles;
import org.pilotacs.acs.reading.Reading;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Doorbell;
import org.pilotacs.acs.task.TaskIds;
import org.pilotacs.acs.task.Tasks;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Live signal of a box, for somebody who turns its dish: as long as at least one watches, its tuners are read again
/// and again, as fast as the box answers and no faster than it may be asked. All who watch one box on this node share
/// that. Safe for any number of threads.
public final class SignalMeter implements AutoCloseable {
    private final Needs needs;
    private final MeterConfig config;
    private final Clock clock;
    private final Executor executor;
    private final Measurement.Around around;
    private volatile boolean closed;

    /// What it works with.
    ///
    /// @param keeper takes readings for the history, a few times a minute for each box
    /// @param running what the links see too
    public record Needs(Devices devices, Profiles profiles, Tasks tasks, Doorbell doorbell,
            BiConsumer<DeviceId, List<Reading>> keeper, RunningMeters running) {}

    /// @param random unpredictable
    /// @param executor runs each watcher; one that blocks must block nobody else, so a thread for each call
    public SignalMeter(Needs needs, MeterConfig config, Clock clock, RandomGenerator random, Executor executor) {
        this.needs = needs;
        this.config = config;
        this.clock = clock;
        this.executor = executor;
        TaskIds ids = new TaskIds(clock, random);
        this.around = new Measurement.Around(config, clock, ids::next, needs.tasks(), needs.keeper(), executor,
                needs.running());
    }

    /// Has somebody told of the signal of a box, at once and at every change, on a thread of its own; ticks that come
    /// while the watcher is busy become one. The last tick is [Tick.State.Over], unless the watch was closed before.
    /// Who watches a box already watches it anew, and the watch of before is over.
    public Opened watch(DeviceId id, Requester requester, Consumer<Tick> watcher) {
        Device device = needs.devices().find(id).orElse(null);
        if (device == null) {
            return new Opened.UnknownDevice();
        }
        Saying impossible = impossible(device).orElse(null);
        if (impossible != null) {
            return new Opened.Refused(impossible);
        }
        MeterWatch.Asker asker = MeterWatch.Asker.of(requester);
        while (!closed) {
            Measurement measurement = needs.running().runningOr(device.id(),
                    () -> new Measurement(device.id(), Probe.of(needs.profiles().of(device)), around));
            if (measurement == null) {
                return new Opened.Refused(MeterSaying.TOO_MANY.of(Saying.of(config.most())));
            }
            Instant now = clock.instant();
            MeterWatch watch = new MeterWatch(measurement, asker, now.plus(config.limit()), watcher, executor);
            if (measurement.join(watch)) {
                if (measurement.look(now)) {
                    needs.doorbell().ring(device, measurement::knocked);
                }
                return new Opened.Running(watch);
            }
            // that one is just over
        }
        return new Opened.Refused(MeterSaying.STOPPING.of());
    }

    /// Why the signal of a box cannot be watched by anybody, and what to do instead; empty if it can.
    public Optional<Saying> impossible(Device device) {
        if (device.isOneWay()) {
            return Optional.of(MeterSaying.ONE_WAY.of());
        }
        if (device.quarantined()) {
            return Optional.of(MeterSaying.QUARANTINED.of());
        }
        Profile profile = needs.profiles().of(device);
        return Probe.isOf(profile) ? Optional.empty() : Optional.of(MeterSaying.NOT_ON_MODEL.of(profile.title()));
    }

    /// Ends those whose time is up or whose box is silent, and asks boxes to come that should be here. Call it every
    /// second.
    public void look() {
        Instant now = clock.instant();
        for (Measurement measurement : needs.running().all()) {
            if (measurement.look(now)) {
                needs.devices().find(measurement.device())
                        .ifPresent(device -> needs.doorbell().ring(device, measurement::knocked));
            }
        }
    }

    /// Lets go of the boxes, so that the links can.
    @Override
    public void close() {
        closed = true;
        needs.running().all().forEach(measurement -> measurement.end(MeterSaying.STOPPING.of()));
    }
}
