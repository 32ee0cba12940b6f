package org.pilotacs.agent.cwmp;

import org.pilotacs.agent.board.Board;
import org.pilotacs.agent.board.Journal.Deed;
import org.pilotacs.agent.time.Scheduler;
import org.pilotacs.agent.time.Scheduler.Appointment;
import org.pilotacs.protocols.cwmp.EventCode;
import org.pilotacs.protocols.cwmp.EventStruct;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// The CWMP endpoint of one box from one start to the next: it decides when to call the server, keeps what must be told,
/// and does what was ordered. What must survive a restart is in the board's flash. No thread while nothing happens.
/// Safe for any number of threads.
public final class CwmpClient {
    private static final Logger log = LoggerFactory.getLogger(CwmpClient.class);
    private static final String KNOWN_SERVER = "cwmp:known-server";
    private static final EventStruct CONNECTION_REQUEST = new EventStruct(EventCode.CONNECTION_REQUEST, "");

    /// What the client is doing.
    private sealed interface Phase {
        /// Before the start, and for ever after a stop: the next start has a new client.
        record Off() implements Phase {}

        record Idle() implements Phase {}

        /// @param again something came up that this session's Inform does not say
        record InSession(Appointment thread, boolean again) implements Phase {}

        record BackingOff(Appointment end) implements Phase {}
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final AgentParts parts;
    private final Board board;
    private final Scheduler scheduler;
    private final EventQueue events;
    private final TransferResults results;
    private final Transfers transfers;
    private final Diagnostics diagnostics;
    private final BulkReporter bulk;
    private final PeriodicInform periodic;
    private Phase phase = new Phase.Off();
    private int retryCount;
    private boolean restartDue;

    public CwmpClient(AgentParts parts) {
        this.parts = parts;
        this.board = parts.board();
        this.scheduler = parts.surroundings().scheduler();
        this.events = new EventQueue(board.flash());
        this.results = new TransferResults(board.flash());
        this.transfers = new Transfers(board, parts.model(), parts.surroundings().files(), scheduler);
        this.diagnostics = new Diagnostics(board, parts.surroundings().files(), scheduler);
        this.bulk = new BulkReporter(parts);
        this.periodic = new PeriodicInform(scheduler, parts.surroundings().random(),
                this::informPeriodically);
    }

    /// The box has started: says so to the server.
    public void start() {
        lock.lock();
        try {
            phase = new Phase.Idle();
            events.afterRestart();
            AcsSettings settings = AcsSettings.of(parts.model());
            if (!settings.url().equals(board.flash().read(KNOWN_SERVER))) {
                events.add(EventCode.BOOTSTRAP, "");
            }
            events.add(EventCode.BOOT, "");
            periodic.follow(settings);
            parts.observer().saw(new AgentEvent.Booted());
            call();
        } finally {
            lock.unlock();
        }
    }

    /// Before the start: the last ordered restart did not happen, so the server must not be told that it did.
    public void restartFailed() {
        events.forget(EventCode.M_REBOOT);
    }

    /// The power is gone: stops at once, in the middle of a session too.
    public void stop() {
        lock.lock();
        try {
            if (phase instanceof Phase.InSession(var thread, var _)) {
                thread.cancel();
            }
            off();
        } finally {
            lock.unlock();
        }
    }

    private void off() {
        if (phase instanceof Phase.BackingOff(var end)) {
            end.cancel();
        }
        phase = new Phase.Off();
        periodic.stop();
        transfers.stop();
        diagnostics.stop();
        bulk.stop();
    }

    /// Somebody with the right credentials asks for a session (TR-069 Amendment 6, 3.2.2). Ends a back-off.
    public void connectionRequested() {
        lock.lock();
        try {
            if (!(phase instanceof Phase.Off)) {
                events.add(EventCode.CONNECTION_REQUEST, "");
                parts.observer().saw(new AgentEvent.ConnectionRequestAccepted());
                call();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Somebody wants the periodic Inform now rather than when it is due.
    public void informPeriodically() {
        happened(EventCode.PERIODIC, "");
    }

    /// Values may have changed: calls the server if it wants to know at once.
    public void boardChanged() {
        lock.lock();
        try {
            boolean listens = switch (phase) {
                case Phase.Idle _,Phase.InSession _ -> true;
                case Phase.Off _,Phase.BackingOff _ -> false;
            };
            if (listens && parts.model().notifications().isUrgent()) {
                happened(EventCode.VALUE_CHANGE, "");
            }
        } finally {
            lock.unlock();
        }
    }

    /// Opens another session beside whatever runs, as broken firmware does (quirk H6).
    public void callTwice() {
        happened(EventCode.PERIODIC, "");
        Appointment _ = scheduler.start(() -> {
            Session.Outcome outcome = session(new Orders(parts.model(), transfers, parts.dialect().filter()));
            log.debug("second session of {}: {}", board.identity().serialNumber(), outcome);
        });
    }

    /// Keeps the event and calls the server, but does not cut a back-off short.
    private void happened(String code, String commandKey) {
        lock.lock();
        try {
            if (phase instanceof Phase.Off) {
                return;
            }
            events.add(code, commandKey);
            callUnlessBackingOff();
        } finally {
            lock.unlock();
        }
    }

    private void callUnlessBackingOff() {
        if (!(phase instanceof Phase.BackingOff)) {
            call();
        }
    }

    /// Under the lock.
    private void call() {
        switch (phase) {
            case Phase.Off _ -> {
                // nobody to call
            }
            case Phase.InSession(var thread, var _) -> phase = new Phase.InSession(thread, true);
            case Phase.Idle _ -> open();
            case Phase.BackingOff(var end) -> {
                end.cancel();
                open();
            }
        }
    }

    private void open() {
        phase = new Phase.InSession(scheduler.start(this::callServer), false);
    }

    private void callServer() {
        Orders orders = new Orders(parts.model(), transfers, parts.dialect().filter());
        Session.Outcome outcome = session(orders);
        boolean restart = false;
        lock.lock();
        try {
            if (phase instanceof Phase.InSession(var _, var again)) {
                restart = ended(outcome, again, orders.promised());
            }
        } finally {
            lock.unlock();
        }
        if (restart) {
            board.power().restart();
        }
    }

    private Session.Outcome session(Orders orders) {
        AcsSettings settings = AcsSettings.of(parts.model());
        if (!settings.enabled() || settings.url().isEmpty()) {
            return new Session.Outcome.Failed("CWMP is off");
        }
        Session.Dues dues = new Session.Dues(events, results, retries(),
                () -> board.flash().write(KNOWN_SERVER, settings.url()));
        try {
            return new Session(parts, settings, dues, orders).run();
        } catch (IllegalArgumentException noUrl) {
            return new Session.Outcome.Failed("not a URL: " + settings.url());
        }
    }

    private int retries() {
        lock.lock();
        try {
            return retryCount;
        } finally {
            lock.unlock();
        }
    }

    /// Under the lock: what a session leaves behind. True if the board must restart now.
    private boolean ended(Session.Outcome outcome, boolean again, List<Aftermath> promised) {
        boolean more = switch (outcome) {
            case Session.Outcome.Completed(var informed) -> completed(informed, again);
            case Session.Outcome.Failed(var reason) -> failed(reason, again);
        };
        promised.forEach(this::keep);
        diagnostics.begin(() -> happened(EventCode.DIAGNOSTICS_COMPLETE, ""));
        if (restartDue) {
            off();
        } else if (more) {
            call();
        }
        return restartDue;
    }

    /// True if another session must follow at once.
    private boolean completed(List<EventStruct> informed, boolean again) {
        retryCount = 0;
        phase = new Phase.Idle();
        AcsSettings settings = AcsSettings.of(parts.model());
        periodic.follow(settings);
        bulk.follow();
        parts.observer().saw(new AgentEvent.SessionCompleted(informed));
        boolean moved = !settings.url().equals(board.flash().read(KNOWN_SERVER));
        if (moved) {
            events.add(EventCode.BOOTSTRAP, "");
        }
        return moved || again && !events.pending().isEmpty();
    }

    /// A connection request that came during the failed session still counts; one that the session told of is void
    /// (TR-069 Amendment 6, 3.7.1.5).
    private boolean failed(String reason, boolean again) {
        retryCount++;
        boolean asked = again && events.pending().contains(CONNECTION_REQUEST);
        if (!asked) {
            events.remove(List.of(CONNECTION_REQUEST));
        }
        Duration wait = AcsSettings.of(parts.model()).retryPolicy().wait(retryCount, parts.surroundings().random());
        log.debug("session of {} failed: {}; next in {}", board.identity().serialNumber(), reason, wait);
        phase = new Phase.BackingOff(scheduler.after(wait, this::retry));
        parts.observer().saw(new AgentEvent.SessionFailed(reason, retryCount));
        return asked;
    }

    private void retry() {
        lock.lock();
        try {
            if (phase instanceof Phase.BackingOff) {
                open();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Keeps a promise of the session, restarts aside, which come last.
    private void keep(Aftermath promise) {
        switch (promise) {
            case Aftermath.Restart(var key) -> {
                board.journal().record(Deed.REBOOT, key);
                events.add(EventCode.M_REBOOT, key);
                restartDue = true;
            }
            case Aftermath.FactoryReset() -> {
                board.journal().record(Deed.FACTORY_RESET, "");
                board.flash().erase();
                restartDue = true;
            }
            case Aftermath.Fetch(var order) -> transfers.fetch(order,
                    result -> transferred(result, order.fileType().equals(Transfers.FIRMWARE)));
            case Aftermath.Send(var order) -> transfers.send(order, result -> transferred(result, false));
            case Aftermath.InformLater(var delay, var key) -> {
                Appointment _ = scheduler.after(delay, () -> {
                    happened(EventCode.M_SCHEDULE_INFORM, key);
                    happened(EventCode.SCHEDULED, "");
                });
            }
        }
    }

    /// New firmware runs after a restart, and only then is the server told; but not in the middle of a session.
    private void transferred(TransferResult result, boolean firmware) {
        boolean restart = false;
        lock.lock();
        try {
            if (phase instanceof Phase.Off) {
                return;
            }
            results.add(result);
            events.add(EventCode.TRANSFER_COMPLETE, "");
            events.add(result.direction().event(), result.commandKey());
            parts.observer().saw(new AgentEvent.TransferEnded(result.commandKey(), result.fault().code()));
            restartDue |= firmware && result.fault().code() == 0;
            if (!restartDue) {
                callUnlessBackingOff();
            } else if (!(phase instanceof Phase.InSession)) {
                off();
                restart = true;
            }
        } finally {
            lock.unlock();
        }
        if (restart) {
            board.power().restart();
        }
    }
}
