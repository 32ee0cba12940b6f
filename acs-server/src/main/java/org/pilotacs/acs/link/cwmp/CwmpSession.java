package org.pilotacs.acs.link.cwmp;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.device.Arrival;
import org.pilotacs.acs.device.Device;
import org.pilotacs.acs.device.DeviceId;
import org.pilotacs.acs.device.DeviceRegistry;
import org.pilotacs.acs.device.Identity;
import org.pilotacs.acs.device.Learnt;
import org.pilotacs.acs.device.Sighting;
import org.pilotacs.acs.provisioning.engine.Ask;
import org.pilotacs.acs.runtime.DataSize;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.acs.task.Claim;
import org.pilotacs.acs.task.Fault;
import org.pilotacs.acs.task.Outcome;
import org.pilotacs.acs.task.Progress;
import org.pilotacs.acs.task.TaskQueue;
import org.pilotacs.protocols.cwmp.AcsRequest;
import org.pilotacs.protocols.cwmp.AcsResponse;
import org.pilotacs.protocols.cwmp.CpeRequest;
import org.pilotacs.protocols.cwmp.CpeResponse;
import org.pilotacs.protocols.cwmp.CwmpVersion;
import org.pilotacs.protocols.cwmp.Envelope;
import org.pilotacs.protocols.cwmp.FaultStruct;
import org.pilotacs.protocols.cwmp.FromAcs;
import org.pilotacs.protocols.cwmp.Header;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// One CWMP session (TR-069 Amendment 6, 3.7): confined to its device's lane but for [#ring], [#endSoon] and the getters.
///
/// | phase | Inform | request | answer | empty | unknown method | malformed |
/// |---|---|---|---|---|---|---|
/// | CpeTurn | supersedes | answer it | as empty | claim: ask, or end | fault 8000 | fault 8003; the fourth time reject |
/// | AcsTurn | supersedes | answer it | go on with the task | task failed, go on | fault 8000 | task failed, go on |
/// | Provisioning | supersedes | answer it | go on with it | channel failed, go on | fault 8000 | channel failed, go on |
/// | Over | new session | reject | reject | reject | reject | reject |
///
/// (Inform never reaches a session that is open: the endpoint begins a new one and abandons this.)
final class CwmpSession {
    private static final int METHOD_NOT_SUPPORTED = 8000;
    private static final int INVALID_ARGUMENTS = 8003;
    private static final int MAX_MALFORMED = 3;
    private static final int LEARNT_AT_ONCE = 2_000;
    /// The longest silence that a device is granted because it asked for it.
    static final Duration MOST_ASKED = Duration.ofMinutes(5);
    /// Well below the shortest lease that can be configured.
    static final Duration RENEWAL = Duration.ofSeconds(4);

    private final String cookie;
    private final DeviceRegistry registry;
    private final TaskQueue queue;
    private final Dialogues dialogues;
    private final ParkedTasks parked;
    private final Clock clock;
    private final Duration silence;
    private final Duration asked;
    private final BrokenOff brokenOff;
    private final Identity identity;
    private final String peer;
    private final String origin;
    private final CwmpVersion version;
    private final Instant begun;
    private final List<Learnt> pending = new ArrayList<>();
    private final ProvisioningTurns provisioning;
    private final Due due = new Due();
    private volatile Device device;
    private volatile Phase phase = new Phase.CpeTurn();
    private volatile boolean ending;
    private Instant renewed = Instant.EPOCH;
    private @Nullable Saying oddity;
    private int malformed;
    private int requests;
    private int tasks;
    private volatile boolean workWaits;
    private volatile boolean over;
    private volatile boolean endedWell;

    private CwmpSession(String cookie, String origin, Collaborators with, Sighting sighting, Envelope<?> inform,
            Arrival arrival) {
        this.cookie = cookie;
        this.registry = with.registry();
        this.queue = with.queue();
        this.dialogues = with.dialogues();
        this.parked = new ParkedTasks(with.queue(), with.dialogues(), sighting, due);
        this.origin = origin;
        this.clock = with.clock();
        this.silence = with.silence();
        this.asked = asked(inform.header());
        this.brokenOff = new BrokenOff(with.clock(), with.evidence());
        this.identity = sighting.identity();
        this.peer = sighting.peer();
        this.version = inform.version();
        this.begun = sighting.at();
        this.device = arrival.device();
        this.workWaits = arrival.queued();
        this.provisioning = new ProvisioningTurns(with.provisioning(),
                new ProvisioningTurns.Visitor(sighting, inform, origin), () -> device, this::learnt);
    }

    /// What a session works with.
    ///
    /// @param provisioning what is done with devices beside tasks
    /// @param silence how long a device may stay silent unless its profile, or it itself, says more
    /// @param evidence how long a device may still show what became of an order whose fate is unknown
    record Collaborators(DeviceRegistry registry, TaskQueue queue, Dialogues dialogues,
            ProvisioningDesk provisioning, Clock clock, Duration silence, Duration evidence) {}

    /// Begins a session with its Inform; what it brought, and what that means for parked tasks, is committed on return.
    ///
    /// @param sighting what the Inform says
    /// @param origin where the device reached us, for example `http://acs.example:7547`
    static CwmpSession begin(String cookie, String origin, Collaborators with, Sighting sighting, Envelope<?> inform) {
        Arrival arrival = with.registry().seen(sighting);
        CwmpSession session = new CwmpSession(cookie, origin, with, sighting, inform, arrival);
        if (arrival.parked()) {
            session.parked.onInform(sighting, session.device);
            session.workWaits = true;
        }
        if (arrival.parked() || arrival.queued()) {
            session.oddity = session.parked.onStart(sighting, session.device);
        }
        return session;
    }

    /// The SessionTimeout header (CWMP 1.3), within reason.
    private static Duration asked(Header header) {
        Long seconds = header.sessionTimeout();
        return seconds == null
                ? Duration.ZERO
                : Duration.ofSeconds(Math.min(seconds, MOST_ASKED.toSeconds()));
    }

    Reply greet(@Nullable String informId) {
        return say(informId, new AcsResponse.InformResponse(1));
    }

    Reply receive(Incoming incoming) {
        return switch (phase) {
            case Phase.Over(String reason) -> new Reply.Reject("this session is over: " + reason);
            case Phase.CpeTurn _ -> inCpeTurn(incoming);
            case Phase.AcsTurn(Claim claim, Dialogue dialogue) -> inAcsTurn(incoming, claim, dialogue);
            case Phase.Provisioning(Ask ask) -> inProvisioning(incoming, ask);
        };
    }

    private Reply inCpeTurn(Incoming incoming) {
        return switch (incoming) {
            case Incoming.Empty _ -> nextTask();
            case Incoming.Malformed(String reason) -> notUnderstood(reason);
            case Incoming.Unknown unknown -> notSupported(unknown);
            case Incoming.Message(var envelope) -> switch (envelope.message()) {
                case CpeRequest request -> answer(envelope.header().id(), request);
                case CpeResponse _ -> nextTask();
            };
        };
    }

    private Reply inAcsTurn(Incoming incoming, Claim claim, Dialogue dialogue) {
        return switch (incoming) {
            case Incoming.Empty _ ->
                failed(claim, CwmpSaying.ANSWERED_NOTHING.of());
            case Incoming.Malformed(String reason) -> failed(claim, CwmpSaying.UNREADABLE.of(Saying.of(reason)));
            case Incoming.Unknown unknown -> notSupported(unknown);
            case Incoming.Message(var envelope) -> switch (envelope.message()) {
                case CpeRequest request -> answer(envelope.header().id(), request);
                case CpeResponse response -> turn(claim, dialogue, dialogue.on(response));
            };
        };
    }

    private Reply inProvisioning(Incoming incoming, Ask ask) {
        return switch (incoming) {
            case Incoming.Empty _ -> provisioned(ask, "The device answered nothing");
            case Incoming.Malformed(String reason) -> provisioned(ask, reason);
            case Incoming.Unknown unknown -> notSupported(unknown);
            case Incoming.Message(var envelope) -> switch (envelope.message()) {
                case CpeRequest request -> answer(envelope.header().id(), request);
                case CpeResponse response -> {
                    provisioning.answer(ask, response);
                    phase = new Phase.CpeTurn();
                    yield nextTask();
                }
            };
        };
    }

    private Reply provisioned(Ask ask, String wrong) {
        provisioning.failed(ask, wrong);
        phase = new Phase.CpeTurn();
        return nextTask();
    }

    /// All that a session learns for provisioning has its age, but what the device told by itself is older.
    private void learnt(List<Learnt> learnt) {
        device = registry.seen(new Sighting(identity, InformReport.LINK, begun.plusMillis(1), peer, List.of(), learnt))
                .device();
    }

    private Reply turn(Claim claim, Dialogue dialogue, Dialogue.Turn turn) {
        if (!claim.passing()) {
            pending.addAll(turn.learnt());
        }
        return switch (turn) {
            case Dialogue.Turn.Ask(AcsRequest request, var _) -> {
                if (pending.size() >= LEARNT_AT_ONCE) {
                    flush();
                }
                if (!held(claim)) {
                    phase = new Phase.CpeTurn();
                    yield nextTask();
                }
                phase = new Phase.AcsTurn(claim, dialogue);
                yield say(cookie.substring(0, 8) + "-" + ++requests, request);
            }
            case Dialogue.Turn.Over(Progress progress, var _, boolean disruptive) -> {
                flush();
                settle(claim, progress);
                phase = new Phase.CpeTurn();
                if (disruptive) {
                    ending = true;
                }
                yield nextTask();
            }
        };
    }

    /// Keeps the lease of a long dialogue; false if it lapsed all the same, so that the task is no longer ours.
    private boolean held(Claim claim) {
        Instant now = clock.instant();
        if (renewed.plus(RENEWAL).isAfter(now)) {
            return true;
        }
        renewed = now;
        return queue.renew(claim);
    }

    /// Keeps the task in hand while the device thinks, which may take longer than a lease lasts.
    void keepTask() {
        if (phase instanceof Phase.AcsTurn(Claim claim, var _)) {
            // a lapsed lease is noticed with the next answer
            var _ = held(claim);
        }
    }

    private Reply failed(Claim claim, Saying why) {
        flush();
        settle(claim, CwmpFaults.failed(Fault.of(Fault.Kind.PROTOCOL, why)));
        phase = new Phase.CpeTurn();
        return nextTask();
    }

    private void settle(Claim claim, Progress progress) {
        queue.settle(claim, progress);
        if (progress instanceof Progress.Settled(Outcome.Failed(Fault fault)) && fault.kind() == Fault.Kind.PROTOCOL) {
            oddity = fault.text();
        }
    }

    /// What the device last did that it should not have; told once, null if there is nothing to tell.
    @Nullable
    Saying oddity() {
        Saying told = oddity;
        oddity = null;
        return told;
    }

    private Reply nextTask() {
        while (!endIfIdle()) {
            Phase.AcsTurn first = due.next();
            if (first != null) {
                return begin(first);
            }
            workWaits = false;
            Optional<Claim> claim = device.quarantined()
                    ? Optional.empty()
                    : queue.claim(device.id(), InformReport.LINK).or(() -> parked.again(device));
            if (claim.isPresent()) {
                workWaits = true;
                return begin(new Phase.AcsTurn(claim.get(), dialogues.of(claim.get(), device, origin)));
            }
            Optional<Ask> ask = provisioning.next();
            if (ask.isPresent()) {
                phase = new Phase.Provisioning(ask.get());
                return say(cookie.substring(0, 8) + "-" + ++requests, provisioning.request(ask.get()));
            }
        }
        due.giveBack(queue);
        return new Reply.End();
    }

    private Reply begin(Phase.AcsTurn work) {
        tasks++;
        renewed = clock.instant();
        return turn(work.claim(), work.dialogue(), work.dialogue().begin());
    }

    private Reply answer(@Nullable String id, CpeRequest request) {
        if (request instanceof CpeRequest.TransferComplete report) {
            if (!provisioning.transferred(report)) {
                parked.onTransfer(report, device);
            }
            workWaits = true;
        }
        return say(id, Answers.to(request));
    }

    /// One bad message must not cost the device its session; but this may be all that it ever sends.
    private Reply notUnderstood(String reason) {
        oddity = CwmpSaying.UNREADABLE.of(Saying.of(reason));
        if (++malformed > MAX_MALFORMED) {
            end("malformed messages");
            return new Reply.Reject(reason);
        }
        return say(null, new AcsResponse.AcsFault(new FaultStruct(INVALID_ARGUMENTS, reason)));
    }

    private Reply notSupported(Incoming.Unknown unknown) {
        oddity = CwmpSaying.UNKNOWN_METHOD.of(Saying.of(unknown.method()));
        return new Reply.Say(new Envelope<>(unknown.version(), Header.id(unknown.id()), new AcsResponse.AcsFault(
                new FaultStruct(METHOD_NOT_SUPPORTED, "Method not supported: " + unknown.method()))));
    }

    /// Ends a session that the device left: what was learnt is kept, what was under way is decided as truth allows.
    void abandon(Saying why) {
        if (phase instanceof Phase.Over) {
            return;
        }
        flush();
        if (phase instanceof Phase.AcsTurn(Claim claim, var _)) {
            queue.settle(claim, brokenOff.progress(claim, why));
        }
        provisioning.brokenOff();
        due.giveBack(queue);
        end(why.toString());
    }

    /// The device sent more than we take, and cannot be told within the session.
    void tooLarge(DataSize most) {
        flush();
        if (phase instanceof Phase.AcsTurn(Claim claim, var _)) {
            queue.settle(claim, CwmpFaults.failed(
                    Fault.of(Fault.Kind.RESOURCES, CwmpSaying.ANSWER_TOO_LARGE.of(Saying.of(most.toString())))));
        }
        provisioning.brokenOff();
        due.giveBack(queue);
        end("message too large");
    }

    private void flush() {
        if (!pending.isEmpty()) {
            device = registry.seen(new Sighting(identity, InformReport.LINK, clock.instant(), peer, List.of(), pending))
                    .device();
            pending.clear();
        }
    }

    /// Atomic with [#ring]: either the ring comes first and is served, or it hears that the session is over.
    private synchronized boolean endIfIdle() {
        if (!ending && (workWaits || provisioning.mayWait())) {
            return false;
        }
        endedWell = true;
        end(ending ? "the device has an order to carry out" : "done");
        return true;
    }

    private synchronized void end(String reason) {
        phase = new Phase.Over(reason);
        over = true;
    }

    private Reply say(@Nullable String id, FromAcs message) {
        return new Reply.Say(new Envelope<>(version, Header.id(id), message));
    }

    /// Tells the session that a task was queued; false if it cannot take any: it is over, or its device was in quarantine
    /// when it began. Any thread.
    synchronized boolean ring() {
        workWaits = true;
        return !over && !device.quarantined();
    }

    /// Ends the session as soon as the task in hand is done.
    void endSoon() {
        ending = true;
    }

    boolean isOver() {
        return over;
    }

    /// Whether both sides had said all that they wanted to.
    boolean endedWell() {
        return endedWell;
    }

    String cookie() {
        return cookie;
    }

    Device device() {
        return device;
    }

    String peer() {
        return peer;
    }

    DeviceId deviceId() {
        return device.id();
    }

    /// How long the device may stay silent: the longest of what the configuration, its profile and it itself say. What it
    /// says never shortens it, since a session that is given up too early costs more than one that is held too long.
    Duration patience() {
        return Collections.max(List.of(silence, dialogues.traits(device).patience().idle(), asked));
    }

    /// Whether we wait for an answer.
    boolean asks() {
        return phase instanceof Phase.AcsTurn || phase instanceof Phase.Provisioning;
    }

    Instant begun() {
        return begun;
    }

    int tasks() {
        return tasks;
    }

    int requests() {
        return requests;
    }

    String reason() {
        return phase instanceof Phase.Over(String reason) ? reason : "";
    }
}
