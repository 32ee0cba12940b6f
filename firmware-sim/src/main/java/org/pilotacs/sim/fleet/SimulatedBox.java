package org.pilotacs.sim.fleet;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.board.Journal;
import org.pilotacs.agent.cwmp.AgentEvent;
import org.pilotacs.agent.cwmp.AgentParts;
import org.pilotacs.agent.cwmp.AgentParts.Dialect;
import org.pilotacs.agent.cwmp.AgentParts.Surroundings;
import org.pilotacs.agent.cwmp.ConnectionRequestListener;
import org.pilotacs.agent.cwmp.CwmpClient;
import org.pilotacs.agent.cwmp.FileServer;
import org.pilotacs.agent.emm.EmmSettings;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.time.Scheduler.Appointment;
import org.pilotacs.agent.udp.UdpConnectionRequestListener;
import org.pilotacs.sim.board.Chassis;
import org.pilotacs.sim.board.HousedBoard;
import org.pilotacs.sim.fault.FaultyTransport;
import org.pilotacs.sim.fault.FileLine;
import org.pilotacs.sim.fault.Misbehaviour;
import org.pilotacs.sim.router.SimulatedRouter;
import org.pilotacs.sim.satellite.SimulatedDecoder;

import java.time.Duration;
import java.util.function.Predicate;

/// One box in its home: a board, its data model, and an agent that dies and comes back with the power.
/// Safe for any number of threads.
public final class SimulatedBox
        implements
            Box,
            ConnectionRequestListener.Target,
            UdpConnectionRequestListener.Target {
    private final InventoryEntry entry;
    private final SimulatedHardware hardware;
    private final DataModel model;
    private final Dialect dialect;
    private final Surroundings surroundings;
    private final Duration bootTime;
    private final Reach reach;
    private final Misbehaviour faults = new Misbehaviour();
    private final FileLine files;
    private final FirmwareLife life;
    private final BoxHistory<AgentEvent> history;
    private String connectionRequestUrl = "";
    private @Nullable CwmpClient client;
    private Appointment boot = Appointment.NONE;

    SimulatedBox(InventoryEntry entry, SimulatedHardware hardware, DataModel model, Dialect dialect,
            Surroundings surroundings, Duration bootTime, FleetConfig.Wakes wakes) {
        this.entry = entry;
        this.history = new BoxHistory<>(entry.serial());
        this.hardware = hardware;
        this.model = model;
        this.dialect = dialect;
        Chassis chassis = hardware.board().chassis();
        FileServer server = surroundings.files();
        this.files = new FileLine(server.client(), surroundings.scheduler(), chassis::defects);
        this.life = new FirmwareLife(chassis, surroundings.scheduler(), this::restart);
        this.surroundings = new Surroundings(surroundings.scheduler(), surroundings.random(),
                new FaultyTransport(surroundings.transport(), faults, surroundings.scheduler(), this::restart,
                        hardware::isOnline),
                new FileServer(files.http(), server.patience()));
        this.bootTime = bootTime;
        this.reach = new Reach(wakes, entry.serial(), model, surroundings, this);
        chassis.onRestart(this::restart);
    }

    @Override
    public String serial() {
        return entry.serial();
    }

    @Override
    public InventoryEntry inventory() {
        return entry;
    }

    @Override
    public HousedBoard board() {
        return hardware.board();
    }

    /// What the board was really made to do.
    @Override
    public Journal journal() {
        return hardware.board().journal();
    }

    public DataModel model() {
        return model;
    }

    @Override
    public boolean isDecoder() {
        return hardware instanceof SimulatedHardware.Decoder;
    }

    /// The board as a satellite decoder.
    @Override
    public SimulatedDecoder decoder() {
        return switch (hardware) {
            case SimulatedHardware.Decoder(var decoder) -> decoder;
            case SimulatedHardware.Router _ -> throw new IllegalArgumentException(serial() + " is a router");
        };
    }

    /// Gives a decoder keys for EMMs, which it takes by satellite from its next start on.
    public void emms(EmmSettings keys) {
        decoder().emms(keys, surroundings.scheduler());
    }

    /// The board as a router.
    public SimulatedRouter router() {
        return switch (hardware) {
            case SimulatedHardware.Router(var router) -> router;
            case SimulatedHardware.Decoder _ -> throw new IllegalArgumentException(serial() + " is a decoder");
        };
    }

    /// What is wrong with it on purpose.
    public Misbehaviour faults() {
        return faults;
    }

    /// The way by which it fetches files.
    public FileLine files() {
        return files;
    }

    /// Opens two sessions at once, as broken firmware does (quirk H6).
    public void twoSessionsAtOnce() {
        CwmpClient running = running();
        if (running != null) {
            running.callTwice();
        }
    }

    /// Has it call as if its periodic Inform were due.
    public void informPeriodically() {
        CwmpClient running = running();
        if (running != null) {
            running.informPeriodically();
        }
    }

    void connectionRequestUrl(String url) {
        connectionRequestUrl = url;
    }

    /// Gives it power; it boots unless it runs already.
    @Override
    public synchronized void plugIn() {
        if (client == null) {
            boot.cancel();
            boot = surroundings.scheduler().after(bootTime, this::booted);
        }
    }

    /// Takes the power away, whatever it is doing.
    @Override
    public synchronized void unplug() {
        boot.cancel();
        life.end();
        if (client != null) {
            client.stop();
            client = null;
        }
        hardware.stopped();
        reach.end();
    }

    /// Off and on again.
    @Override
    public synchronized void restart() {
        unplug();
        if (!faults.neverReturnsAfterReboot()) {
            plugIn();
        }
    }

    private synchronized void booted() {
        if (!hardware.board().chassis().startsAgain()) {
            return;
        }
        hardware.started();
        if (life.begin()) {
            startAgent();
        }
    }

    private void startAgent() {
        reach.prepare(connectionRequestUrl);
        CwmpClient started = new CwmpClient(
                new AgentParts(hardware.board(), model, dialect, surroundings, this::saw));
        hardware.board().onChange(started::boardChanged);
        client = started;
        started.start();
        reach.begin();
    }

    private void saw(AgentEvent event) {
        history.add(event);
        if (event instanceof AgentEvent.SessionCompleted) {
            reach.follow();
        }
    }

    @Override
    public synchronized boolean isUp() {
        return client != null && hardware.isOnline() && !reach.isBehindNat();
    }

    @Override
    public String username() {
        return model.value("ManagementServer.ConnectionRequestUsername");
    }

    @Override
    public String password() {
        return model.value("ManagementServer.ConnectionRequestPassword");
    }

    private synchronized @Nullable CwmpClient running() {
        return client;
    }

    @Override
    public void knocked() {
        CwmpClient running = running();
        if (running != null) {
            running.connectionRequested();
        }
    }

    @Override
    public void moved() {
        CwmpClient running = running();
        if (running != null) {
            running.boardChanged();
        }
    }

    /// How many things this box has done; a mark to wait from.
    public long mark() {
        return history.seen();
    }

    /// Waits for something the box does, from its first day on as far as it remembers (the last 32 things).
    public <E extends AgentEvent> E await(Class<E> kind, Predicate<E> wanted, Duration patience)
            throws InterruptedException {
        return awaitAfter(0, kind, wanted, patience);
    }

    /// Waits for something the box does after a [#mark].
    public <E extends AgentEvent> E awaitAfter(long mark, Class<E> kind, Predicate<E> wanted, Duration patience)
            throws InterruptedException {
        return history.await(mark, kind, wanted, patience);
    }

    /// Waits until a session with this event has gone through after a [#mark].
    public AgentEvent.SessionCompleted awaitSession(long mark, String eventCode, Duration patience)
            throws InterruptedException {
        return awaitAfter(mark, AgentEvent.SessionCompleted.class, session -> session.has(eventCode), patience);
    }
}
