package org.pilotacs.agent;

import org.jspecify.annotations.Nullable;
import org.pilotacs.agent.conf.ConfProblems;
import org.pilotacs.agent.conf.Problem;
import org.pilotacs.agent.cwmp.AgentEvent;
import org.pilotacs.agent.cwmp.AgentParts;
import org.pilotacs.agent.cwmp.AgentParts.Surroundings;
import org.pilotacs.agent.cwmp.CwmpClient;
import org.pilotacs.agent.cwmp.FileServer;
import org.pilotacs.agent.cwmp.HttpClientTransport;
import org.pilotacs.agent.dvb.Demux;
import org.pilotacs.agent.dvb.FrontEnds;
import org.pilotacs.agent.emm.EmmListener;
import org.pilotacs.agent.emm.EmmReceiver;
import org.pilotacs.agent.emm.Reception;
import org.pilotacs.agent.linux.IncompleteIdentityException;
import org.pilotacs.agent.linux.LinuxBoard;
import org.pilotacs.agent.linux.LinuxModel;
import org.pilotacs.agent.linux.Roots;
import org.pilotacs.agent.lwm2m.CoapThreads;
import org.pilotacs.agent.lwm2m.Lwm2mClient;
import org.pilotacs.agent.lwm2m.Lwm2mEvent;
import org.pilotacs.agent.lwm2m.Lwm2mParts;
import org.pilotacs.agent.lwm2m.ObjectModels;
import org.pilotacs.agent.model.DataModel;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.agent.time.VirtualThreadScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The agent of one box, from the start of the program to its end: the board, its data model, and the clients that speak for
/// it. Safe for any number of threads.
final class Agent implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Agent.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// What a machine that is going down takes at most.
    private static final Duration GOING_DOWN = Duration.ofMinutes(5);

    /// What comes by LwM2M is in memory until it is installed.
    private static final long MOST_PACKAGE_BYTES = 64 << 20;

    private final FileChannel lock;
    private final LinuxBoard board;
    private final VirtualThreadScheduler threads;
    private final Scheduler scheduler;
    private final @Nullable CwmpClient cwmp;
    private final @Nullable Reach reach;
    private final CoapThreads coap = new CoapThreads();
    private final @Nullable EmmReceiver emm;
    private final @Nullable Lwm2mClient lwm2m;
    private final Duration look;
    private volatile @Nullable EmmListener emmListener;

    /// Starts it all.
    ///
    /// @param end told when the agent has nothing more to do
    /// @throws IOException if the state folder or a port cannot be had
    /// @throws ConfProblems if the machine does not say who it is
    static Agent start(AgentConfig config, Roots roots, Clock clock, Consumer<Ending> end) throws IOException {
        FileChannel lock = lock(config.box().state());
        Agent agent = new Agent(config, lock, board(config, roots, clock), clock, end);
        agent.begin(config.emm(), end);
        return agent;
    }

    /// The board by itself, to be looked at.
    static LinuxBoard board(AgentConfig config, Roots roots, Clock clock) throws IOException {
        FrontEnds frontEnds = FrontEnds.ofMachine(config.tuners().folder(), config.tuners().lnb(), clock);
        try {
            return new LinuxBoard(config.box(), roots, frontEnds, clock);
        } catch (IncompleteIdentityException e) {
            throw new ConfProblems(List.of(new Problem("configuration", 0, e.key(), "is missing: " + e.getMessage())));
        }
    }

    static DataModel model(AgentConfig config, LinuxBoard board) {
        String server = "Device.ManagementServer.";
        Map<String, String> factory = new HashMap<>();
        URI url = config.acs().url();
        factory.put(server + "URL", url == null ? "" : url.toString());
        factory.put(server + "Username", config.acs().username());
        factory.put(server + "Password", config.acs().password().text());
        factory.put(server + "PeriodicInformInterval", Long.toString(config.acs().periodicInterval().toSeconds()));
        factory.put(server + "ConnectionRequestUsername", config.knock().username());
        factory.put(server + "ConnectionRequestPassword", config.knock().password().text());
        return LinuxModel.on(board, factory);
    }

    private Agent(AgentConfig config, FileChannel lock, LinuxBoard board, Clock clock, Consumer<Ending> end)
            throws IOException {
        this.lock = lock;
        this.board = board;
        this.look = config.look();
        this.threads = new VirtualThreadScheduler(clock);
        this.scheduler = new WatchedScheduler(threads, () -> end.accept(Ending.BUG));
        SecureRandom random = new SecureRandom();
        HttpClient http = TrustFile.client(config.acs().trust(), PATIENCE);
        if (config.acs().url() == null) {
            this.cwmp = null;
            this.reach = null;
        } else {
            DataModel model = model(config, board);
            this.cwmp = new CwmpClient(new AgentParts(board, model, LinuxModel.DIALECT,
                    new Surroundings(scheduler, random, new HttpClientTransport(http, PATIENCE),
                            new FileServer(http, PATIENCE)),
                    this::saw));
            this.reach = new Reach(config.knock(), board, model, scheduler, random, cwmp);
        }
        AgentConfig.Emm heard = config.emm();
        this.emm = heard == null ? null : new EmmReceiver(board, heard.settings(), scheduler);
        AgentConfig.Coap spoken = config.coap();
        this.lwm2m = spoken == null
                ? null
                : new Lwm2mClient(new Lwm2mParts(board,
                        spoken.settings(board.identity(),
                                (int) Math.min(config.box().firmware().largest(), MOST_PACKAGE_BYTES)),
                        new Lwm2mParts.Surroundings(scheduler, coap, new ObjectModels(), http), this::heard, emm));
    }

    private void begin(AgentConfig.@Nullable Emm heard, Consumer<Ending> end) throws IOException {
        board.onRestart(goingDown -> scheduler.after(goingDown ? GOING_DOWN : Duration.ZERO,
                () -> end.accept(Ending.RESTART)));
        if (board.takeRestartFailure()) {
            log.warn("a restart was ordered, and the machine did not restart");
            if (cwmp != null) {
                cwmp.restartFailed();
            }
        }
        log.info("{}", board.identity());
        if (reach != null) {
            reach.begin();
        }
        board.onChange(this::changed);
        if (cwmp != null) {
            cwmp.start();
        }
        if (lwm2m != null) {
            lwm2m.start();
        }
        if (heard != null && heard.air() != null) {
            emmListener = EmmListener.start(Demux.ofMachine(heard.air().demux()), heard.air().place(),
                    EmmListener.Pauses.OF_DEVICES, this::takeEmm, () -> end.accept(Ending.BUG));
        }
        lookAgain();
    }

    private void takeEmm(byte[] section) {
        if (emm != null && emm.take(section) instanceof Reception.Executed) {
            changed();
        }
    }

    private void lookAgain() {
        Scheduler.Appointment _ = scheduler.after(look, () -> {
            board.look();
            lookAgain();
        });
    }

    private void changed() {
        if (reach != null) {
            reach.follow();
        }
        if (cwmp != null) {
            cwmp.boardChanged();
        }
        if (lwm2m != null) {
            lwm2m.boardChanged();
        }
    }

    private void heard(Lwm2mEvent event) {
        switch (event) {
            case Lwm2mEvent.Registered(var location) -> log.info("registered as {}", location);
            case Lwm2mEvent.NotRegistered(var reason) -> log.warn("not registered: {}", reason);
            case Lwm2mEvent.FirmwareMoved(var state, var result) -> log.info("firmware: {}, result {}", state, result);
            case Lwm2mEvent.Booted _,Lwm2mEvent.Updated _,Lwm2mEvent.Sent _ -> log.debug("{}", event);
        }
    }

    private void saw(AgentEvent event) {
        switch (event) {
            case AgentEvent.SessionCompleted(var events) -> {
                log.info("session: {}",
                        events.stream().map(each -> each.eventCode()).collect(Collectors.joining(", ")));
                // not here: it may look up a name, and the client waits for us
                Scheduler.Appointment _ = scheduler.start(this::followAddress);
            }
            case AgentEvent.SessionFailed(var reason, int retry) -> log.warn("session {} failed: {}", retry, reason);
            case AgentEvent.TransferEnded(var key, int fault) -> log.info("transfer {}: fault {}", key, fault);
            case AgentEvent.ConnectionRequestAccepted() -> log.info("the server knocked");
            case AgentEvent.Answered(var request, var _) -> log.debug("{}", request.getClass().getSimpleName());
            case AgentEvent.Booted _,AgentEvent.Informed _ -> {
                // the session says it
            }
        }
    }

    private void followAddress() {
        if (reach != null) {
            reach.follow();
        }
    }

    /// Two agents on one state would each undo what the other has learnt.
    private static FileChannel lock(Path folder) throws IOException {
        Files.createDirectories(folder);
        FileChannel file = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        if (file.tryLock() == null) {
            file.close();
            throw new IOException("another agent runs on " + folder);
        }
        return file;
    }

    @Override
    public void close() {
        EmmListener listener = emmListener;
        if (listener != null) {
            listener.close();
        }
        if (emm != null) {
            emm.stop();
        }
        if (reach != null) {
            reach.close();
        }
        if (cwmp != null) {
            cwmp.stop();
        }
        if (lwm2m != null) {
            lwm2m.stop();
        }
        coap.close();
        threads.close();
        board.close();
        try {
            lock.close();
        } catch (IOException e) {
            log.warn("the lock was not released: {}", e.toString());
        }
    }
}
