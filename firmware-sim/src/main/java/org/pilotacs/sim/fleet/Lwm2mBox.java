package org.pilotacs.sim.fleet;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.emm.EmmSettings;
import org.pilotacs.agent.lwm2m.Lwm2mClient;
import org.pilotacs.agent.lwm2m.Lwm2mEvent;
import org.pilotacs.agent.lwm2m.Lwm2mParts;
import org.pilotacs.agent.lwm2m.Lwm2mSettings;
import org.pilotacs.agent.time.Scheduler.Appointment;
import org.pilotacs.sim.fault.FileLine;
import org.pilotacs.sim.satellite.SimulatedDecoder;

import java.time.Duration;
import java.util.function.Predicate;

/// A satellite decoder that speaks LwM2M: its agent dies and comes back with the power. Safe for any number of threads.
public final class Lwm2mBox implements Box {
    private final InventoryEntry entry;
    private final SimulatedDecoder decoder;
    private final Lwm2mSettings settings;
    private final Lwm2mParts.Surroundings surroundings;
    private final Duration bootTime;
    private final BoxHistory<Lwm2mEvent> history;
    private final FileLine files;
    private final FirmwareLife life;
    private @Nullable Lwm2mClient client;
    private Appointment boot = Appointment.NONE;

    Lwm2mBox(InventoryEntry entry, SimulatedDecoder decoder, Lwm2mSettings settings,
            Lwm2mParts.Surroundings surroundings, Duration bootTime) {
        this.entry = entry;
        this.history = new BoxHistory<>(entry.serial());
        this.decoder = decoder;
        this.settings = settings;
        this.files = new FileLine(surroundings.http(), surroundings.scheduler(), decoder.chassis()::defects);
        this.life = new FirmwareLife(decoder.chassis(), surroundings.scheduler(), this::restart);
        this.surroundings = new Lwm2mParts.Surroundings(surroundings.scheduler(), surroundings.threads(),
                surroundings.models(), files.http());
        this.bootTime = bootTime;
        decoder.chassis().onRestart(this::restart);
    }

    @Override
    public String serial() {
        return entry.serial();
    }

    @Override
    public InventoryEntry inventory() {
        return entry;
    }

    /// The endpoint client name that it registers under.
    public String endpoint() {
        return entry.endpoint();
    }

    @Override
    public Board board() {
        return decoder;
    }

    @Override
    public boolean isDecoder() {
        return true;
    }

    @Override
    public SimulatedDecoder decoder() {
        return decoder;
    }

    /// The way by which it fetches packages over HTTP.
    public FileLine files() {
        return files;
    }

    /// Gives it keys for EMMs, which it takes by satellite and by Load EMM, from its next start on.
    public void emms(EmmSettings keys) {
        decoder.emms(keys, surroundings.scheduler());
    }

    @Override
    public synchronized boolean isUp() {
        return client != null;
    }

    @Override
    public synchronized void plugIn() {
        if (client == null) {
            boot.cancel();
            boot = surroundings.scheduler().after(bootTime, this::booted);
        }
    }

    @Override
    public synchronized void unplug() {
        boot.cancel();
        life.end();
        if (client != null) {
            client.stop();
            client = null;
        }
        decoder.stopped();
    }

    @Override
    public synchronized void restart() {
        unplug();
        plugIn();
    }

    private synchronized void booted() {
        if (!decoder.chassis().startsAgain()) {
            return;
        }
        decoder.started();
        if (life.begin()) {
            startAgent();
        }
    }

    private void startAgent() {
        Lwm2mClient started = new Lwm2mClient(
                new Lwm2mParts(decoder, settings, surroundings, history::add, decoder.emm()));
        decoder.onChange(started::boardChanged);
        client = started;
        started.start();
    }

    /// Has it update its registration as if that were due.
    public void checkIn() {
        Lwm2mClient running = running();
        if (running != null) {
            running.checkIn();
        }
    }

    private synchronized @Nullable Lwm2mClient running() {
        return client;
    }

    /// How many things this box has done; a mark to wait from.
    public long mark() {
        return history.seen();
    }

    /// Waits for something the box does after a [#mark].
    public <E extends Lwm2mEvent> E awaitAfter(long mark, Class<E> kind, Predicate<E> wanted, Duration patience)
            throws InterruptedException {
        return history.await(mark, kind, wanted, patience);
    }

    /// Waits until it is registered, from its first day on as far as it remembers.
    public Lwm2mEvent.Registered awaitRegistered(Duration patience) throws InterruptedException {
        return awaitRegistered(0, patience);
    }

    /// Waits until it is registered after a [#mark].
    public Lwm2mEvent.Registered awaitRegistered(long mark, Duration patience) throws InterruptedException {
        return awaitAfter(mark, Lwm2mEvent.Registered.class, event -> true, patience);
    }
}
