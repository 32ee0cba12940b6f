package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.mux.LinkState.Connected;
import org.pilotacs.acs.link.satellite.mux.LinkState.Connecting;
import org.pilotacs.acs.link.satellite.mux.LinkState.Over;
import org.pilotacs.acs.link.satellite.mux.LinkState.Waiting;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/// What a [MuxLink] does about the connection to its multiplexer: opens it, has the [EmmgSession] say what it says, opens it
/// anew. The table is that of [LinkState]. Not safe for threads.
final class MuxUpkeep {
    /// So that it is we who give an attempt up, and not the connector.
    private static final Duration CONNECT_GRACE = Duration.ofSeconds(1);

    private final HeadendConfig config;
    private final int index;
    private final DeliveryLedger ledger;
    private final RetryPolicy policy;
    private final MuxRecord record;
    private final Outlet outlet;
    private LinkState state;
    private @Nullable Fading fading;
    private @Nullable Instant openSince;
    private boolean tried;
    private boolean stopping;

    /// A connection that was hung up, and when it is dropped if it is still there.
    private record Fading(MuxLine line, Instant until) {}

    MuxUpkeep(HeadendConfig config, int index, MuxSurroundings around, DeliveryLedger ledger, Instant now) {
        this.config = config;
        this.index = index;
        this.ledger = ledger;
        this.policy = new RetryPolicy(config.timing(), around.random());
        HeadendConfig.Multiplexer mux = config.multiplexers().get(index);
        this.record = new MuxRecord(config.name(), mux, new MuxMetrics(around.meters(), config.name(), mux.name()),
                around.clock());
        this.outlet = new Outlet(config.bandwidth(), now);
        this.state = new Waiting(now);
    }

    Outlet outlet() {
        return outlet;
    }

    MuxRecord record() {
        return record;
    }

    /// Whether a connection was tried to its end, good or bad.
    boolean isTried() {
        return tried;
    }

    /// The connection, if the stream is open on it.
    @Nullable
    Connected open() {
        return state instanceof Connected connected && connected.session().isProvisioning() ? connected : null;
    }

    /// When it wants to look again; null once there never will be anything to look for.
    @Nullable
    Instant wakeAt(Instant now) {
        Instant wake = switch (state) {
            case Waiting(Instant at) -> at;
            case Connecting(MuxLine _, Instant until) -> until;
            case Connected(MuxLine _, EmmgSession session, Packing _) -> {
                // a line that stalls shows only if it is looked at
                Instant look = now.plus(config.timing().write().dividedBy(2));
                Instant wakeAt = session.wakeAt();
                yield wakeAt != null && wakeAt.isBefore(look) ? wakeAt : look;
            }
            case Over _ -> null;
        };
        if (fading == null) {
            return wake;
        }
        return wake == null || fading.until().isBefore(wake) ? fading.until() : wake;
    }

    /// @param next null if only time has passed
    void look(@Nullable Happening next, Instant now) {
        if (next != null) {
            happened(next, now);
        }
        passed(now);
        record.phase(phase());
    }

    boolean wantsToConnect(Instant now) {
        return state instanceof Waiting(Instant at) && !now.isBefore(at);
    }

    void connect(MuxConnector connector, InetSocketAddress address, Consumer<Happening> inbox, InstantSource time) {
        Instant now = time.instant();
        record.connecting();
        if (address.isUnresolved()) {
            notConnected(MuxSaying.UNKNOWN_HOST.of(Saying.of(address.getHostString())), now);
        } else {
            var line = new MuxLine(inbox, time);
            Duration patience = config.timing().connect();
            connector.connect(address, config.stream().protocolVersion(), patience.plus(CONNECT_GRACE), line);
            state = new Connecting(line, now.plus(patience));
        }
        record.phase(phase());
    }

    /// A delivery went out.
    void delivered(long delivery, int packets, Connected connected, Instant now) {
        record.sent(packets);
        apply(connected.session().on(new EmmgEvent.Delivered(delivery), now), now);
    }

    /// Has no connection any more, in whatever order.
    ///
    /// @param again when one is opened anew; null for never
    void abandon(@Nullable Instant again, Instant now) {
        MuxLine line = line();
        if (line != null) {
            line.drop();
        }
        outlet.close(now);
        record.lost(ledger.ended(index));
        fading = null;
        state = again == null ? new Over() : new Waiting(again);
        record.phase(phase());
    }

    private void happened(Happening next, Instant now) {
        switch (next) {
            case Happening.OnLine event -> {
                if (event.line() == line()) {
                    onLine(event, now);
                } else if (event instanceof Happening.Closed && fading != null && event.line() == fading.line()) {
                    fading = null;
                }
            }
            case Happening.Order order -> {
                switch (order) {
                    case LOOK -> {
                        // as it does in any case
                    }
                    case RETRY -> retry(now);
                    case STOP -> stop(now);
                }
            }
        }
    }

    private void onLine(Happening.OnLine event, Instant now) {
        switch (event) {
            case Happening.Opened(MuxLine line) -> {
                state = new Connected(line, new EmmgSession(config), new Packing(config.stream(), false));
                tell(new EmmgEvent.Connected(), now);
            }
            case Happening.Heard(MuxLine _, var received) -> tell(new EmmgEvent.Heard(received), now);
            case Happening.Flooded _ ->
                tell(new EmmgEvent.Unusable(MuxSaying.FLOODS.of(Saying.of(FloodGate.MOST))), now);
            case Happening.Closed(MuxLine _, Saying detail) -> {
                if (state instanceof Connecting) {
                    notConnected(MuxSaying.UNREACHABLE.of(record.address(), detail), now);
                } else {
                    tell(new EmmgEvent.Closed(), now);
                }
            }
        }
    }

    private void passed(Instant now) {
        if (fading != null && !now.isBefore(fading.until())) {
            fading.line().drop();
            fading = null;
        }
        HeadendConfig.Timing timing = config.timing();
        switch (state) {
            case Connecting(MuxLine _, Instant until) -> {
                if (!now.isBefore(until)) {
                    notConnected(MuxSaying.NOT_CONNECTED.of(record.address(), Saying.of(timing.connect())), now);
                }
            }
            case Connected(MuxLine line, EmmgSession _, Packing _) -> tell(line.isStalled(timing.write(), now)
                    ? new EmmgEvent.Unusable(MuxSaying.DOES_NOT_READ.of(Saying.of(timing.write())))
                    : new EmmgEvent.Time(), now);
            case Waiting _,Over _ -> {
                // whoever asks when to look connects
            }
        }
    }

    private void retry(Instant now) {
        policy.reset();
        if (state instanceof Waiting) {
            state = new Waiting(now);
        }
    }

    private void stop(Instant now) {
        stopping = true;
        switch (state) {
            case Waiting _,Connecting _ -> finished(now);
            case Connected _ -> tell(new EmmgEvent.Stop(), now);
            case Over _ -> {
                // it was stopped before
            }
        }
    }

    private void tell(EmmgEvent event, Instant now) {
        if (state instanceof Connected(MuxLine _, EmmgSession session, Packing _)) {
            apply(session.on(event, now), now);
        }
    }

    private void apply(Step step, Instant now) {
        MuxLine line = line();
        if (line != null) {
            step.messages().forEach(line::write);
        }
        step.changes().forEach(change -> apply(change, now));
    }

    private void apply(Step.Change change, Instant now) {
        switch (change) {
            case Step.Opened _ -> {
                openSince = now;
                tried = true;
                record.opened();
            }
            case Step.Allocated(Integer kbits) -> {
                outlet.allocate(kbits, now);
                record.allocated(kbits);
            }
            case Step.Read(long upTo) -> record.read(ledger.read(index, upTo));
            case Step.Unread _ -> record.lost(ledger.ended(index));
            case Step.StreamLost _ -> {
                outlet.close(now);
                record.streamLost();
                record.lost(ledger.ended(index));
            }
            case Step.Refused(ErrorStatus status, Reaction reaction) -> refused(status, reaction, now);
            case Step.Odd(Step.Oddity oddity) -> record.odd(oddity);
            case Step.Ended end -> ended(end, now);
            case Step.Finished _ -> finished(now);
        }
    }

    private void refused(ErrorStatus status, Reaction reaction, Instant now) {
        Connected open = open();
        boolean isNews = false;
        if (open != null && reaction == Reaction.SLOW_DOWN) {
            isNews = outlet.complain(now);
        } else if (open != null && reaction == Reaction.SMALLER_MESSAGES) {
            isNews = open.packing().smaller();
        }
        record.refused(status, reaction, isNews);
    }

    private void notConnected(Saying.Phrase why, Instant now) {
        ended(new Step.Ended(Reaction.BACK_OFF, why, null), now);
    }

    private void ended(Step.Ended end, Instant now) {
        closed(now);
        Duration open = openSince == null ? Duration.ZERO : Duration.between(openSince, now);
        openSince = null;
        tried = true;
        Duration wait = policy.wait(end.reaction(), open);
        record.ended(end, wait);
        state = stopping ? new Over() : new Waiting(now.plus(wait));
    }

    private void finished(Instant now) {
        closed(now);
        record.finished();
        state = new Over();
    }

    private void closed(Instant now) {
        MuxLine line = line();
        if (line != null && !line.isOver()) {
            if (fading != null) {
                fading.line().drop();
            }
            line.hangUp();
            fading = new Fading(line, now.plus(config.timing().write()));
        }
        outlet.close(now);
        record.lost(ledger.ended(index));
    }

    private @Nullable MuxLine line() {
        return switch (state) {
            case Connecting(MuxLine line, Instant _) -> line;
            case Connected(MuxLine line, EmmgSession _, Packing _) -> line;
            case Waiting _,Over _ -> null;
        };
    }

    private Saying.Phrase phase() {
        return switch (state) {
            case Waiting _ -> MuxSaying.PHASE_WAITING.of();
            case Connecting _ -> MuxSaying.PHASE_CONNECTING.of();
            case Over _ -> MuxSaying.PHASE_CLOSED.of();
            case Connected(MuxLine _, EmmgSession session, Packing _) -> switch (session.state()) {
                case EmmgState.ChannelAsked _ -> MuxSaying.PHASE_CHANNEL.of();
                case EmmgState.StreamAsked _ -> MuxSaying.PHASE_STREAM.of();
                case EmmgState.BandwidthAsked _ -> MuxSaying.PHASE_BANDWIDTH.of();
                case EmmgState.Provisioning _ ->
                    (outlet.isOpen() ? MuxSaying.PHASE_OPEN : MuxSaying.PHASE_NO_BANDWIDTH).of();
                case EmmgState.ChannelOpen _ -> MuxSaying.PHASE_STREAM_LOST.of();
                case EmmgState.Draining _,EmmgState.Closing _,EmmgState.Disconnected _ -> MuxSaying.PHASE_CLOSING.of();
            };
        };
    }
}
