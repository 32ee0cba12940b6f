package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.mux.EmmgState.BandwidthAsked;
import org.pilotacs.acs.link.satellite.mux.EmmgState.ChannelAsked;
import org.pilotacs.acs.link.satellite.mux.EmmgState.ChannelOpen;
import org.pilotacs.acs.link.satellite.mux.EmmgState.Closing;
import org.pilotacs.acs.link.satellite.mux.EmmgState.Disconnected;
import org.pilotacs.acs.link.satellite.mux.EmmgState.Draining;
import org.pilotacs.acs.link.satellite.mux.EmmgState.Provisioning;
import org.pilotacs.acs.link.satellite.mux.EmmgState.StreamAsked;
import org.pilotacs.acs.link.satellite.mux.EmmgState.Test;
import org.pilotacs.acs.link.satellite.mux.EmmgState.Watch;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.protocols.simulcrypt.Received;

import java.time.Duration;
import java.time.Instant;

/// One channel with one stream on one connection, as its generator sees it (6.2). Says what to send, and what changed; knows
/// no socket and no clock. Not safe for threads.
///
/// The states are those of [EmmgState]: Disconnected, ChannelAsked, StreamAsked, BandwidthAsked, Provisioning, ChannelOpen,
/// Draining, Closing. In a cell is what is sent, what changed, and the next state. "end" sends channel_close, but not before
/// there is a channel or after there is a connection, and goes to Disc; with the [Reaction] to the code (`r`) or with backing
/// off (`b`). "lost" ends where it happened too often in a row. "fin" is the end that was wished. "–" changes nothing, "odd"
/// is counted.
///
/// | | Disc | Chan | Stream | Bandw | Prov | Open | Drain | Closing |
/// |---|---|---|---|---|---|---|---|---|
/// | connected | setup, Chan | – | – | – | – | – | – | – |
/// | channel_test | – | status | status | status | status | status | status | status |
/// | stream_test | – | error 5 | status | status | status | error 5 | status | status |
/// | channel_status | – | setup, Stream | odd | odd | tested | – | – | – |
/// | stream_status | – | odd | BW_request, Bandw | odd | read, tested | – | – | – |
/// | BW_allocation | – | odd | odd | allocated, opened, Prov | allocated | – | – | – |
/// | close_response | – | odd | lost, Open | lost, Open | lost, Open | – | – | read, fin |
/// | error: slow, smaller | – | end b | end b | end b | unread | – | fin | fin |
/// | error: stream | – | end b | lost, Open | lost, Open | lost, Open | – | fin | fin |
/// | error: other | – | end r | end r | end r | end r | end r | fin | fin |
/// | other stream, wrong way | – | odd | odd | odd | odd | odd | odd | odd |
/// | unknown type | – | odd | odd | odd | odd | odd | odd | odd |
/// | malformed | – | error, odd | error, odd | error, odd | error, odd | error, odd | error, odd | error, odd |
/// | the third in a row | – | error, odd, end b | error, odd, end b | error, odd, end b | error, odd, end b | error, odd, end b | error, odd, fin | error, odd, fin |
/// | time is up | – | end b | end b | end b | test | setup, Stream | close, Closing | fin |
/// | and for a test | – | end b | end b | end b | end b | setup, Stream | close, Closing | fin |
/// | delivered | a bug | a bug | a bug | a bug | test | a bug | a bug | a bug |
/// | stop | fin | fin | close, Closing | close, Closing | close, Closing | fin | – | – |
/// | stop, datagrams in flight | fin | fin | close, Closing | close, Closing | Drain | fin | – | – |
/// | closed | – | end b | end b | end b | end b | end b | fin | fin |
/// | unusable | – | end b | end b | end b | end b | end b | fin | fin |
///
/// data_provision is not acknowledged, so stream_test is: a multiplexer that answers one has read what came before it on
/// that connection. One test is under way at most, and of those after deliveries one begins per second.
final class EmmgSession {
    /// Between two tests after deliveries.
    static final Duration TEST_PAUSE = Duration.ofSeconds(1);
    /// A datagram by UDP comes within that, or not at all.
    static final Duration UDP_FLIGHT = Duration.ofMillis(100);

    private final EmmgMessages messages;
    private final EmmgEar ear;
    private final HeadendConfig.Timing timing;
    private final boolean udp;
    private EmmgState state = new Disconnected();

    EmmgSession(HeadendConfig config) {
        this.messages = new EmmgMessages(config);
        this.ear = new EmmgEar(messages);
        this.timing = config.timing();
        this.udp = config.provision().isUdp();
    }

    EmmgState state() {
        return state;
    }

    /// Whether deliveries may be written.
    boolean isProvisioning() {
        return state instanceof Provisioning;
    }

    /// When it wants to be told the time; null if it waits for nothing.
    @Nullable
    Instant wakeAt() {
        return switch (state) {
            case Disconnected _ -> null;
            case ChannelAsked(Instant until) -> until;
            case StreamAsked(Instant until, int _) -> until;
            case BandwidthAsked(Instant until, int _) -> until;
            case ChannelOpen(Instant streamAt, int _) -> streamAt;
            case Draining(Instant until, long _) -> until;
            case Closing(Instant until, long _) -> until;
            case Provisioning(Watch watch, int _) -> wakeAt(watch);
        };
    }

    private Instant wakeAt(Watch watch) {
        Test pending = watch.pending();
        if (pending != null) {
            return pending.until();
        }
        Instant silent = watch.heard().plus(timing.silence());
        Instant next = nextTest(watch);
        return watch.hasUntested() && next.isBefore(silent) ? next : silent;
    }

    /// When the next test after deliveries may be sent.
    private static Instant nextTest(Watch watch) {
        return watch.lastTest().equals(Instant.MIN) ? Instant.MIN : watch.lastTest().plus(TEST_PAUSE);
    }

    Step on(EmmgEvent event, Instant now) {
        var turn = new EmmgTurn(messages, timing, state, now);
        switch (event) {
            case EmmgEvent.Connected _ -> connected(turn);
            case EmmgEvent.Heard(Received received) -> ear.hear(received, turn);
            case EmmgEvent.Time _ -> time(turn);
            case EmmgEvent.Delivered(long number) -> delivered(number, turn);
            case EmmgEvent.Stop _ -> stop(turn);
            case EmmgEvent.Closed _ -> broken(state instanceof Provisioning || state instanceof ChannelOpen
                    ? MuxSaying.HUNG_UP.of()
                    : MuxSaying.HUNG_UP_AT_SETUP.of(), turn);
            case EmmgEvent.Unusable(Saying.Phrase why) -> broken(why, turn);
        }
        state = turn.state();
        return turn.step();
    }

    private void connected(EmmgTurn turn) {
        if (state instanceof Disconnected) {
            ear.begin();
            turn.askChannel();
        }
    }

    private void broken(Saying.Phrase why, EmmgTurn turn) {
        switch (state) {
            case Disconnected _ -> {
                // it was over before
            }
            case Draining _,Closing _ -> turn.over(new Step.Finished());
            case ChannelAsked _,StreamAsked _,BandwidthAsked _,Provisioning _,ChannelOpen _ ->
                turn.over(new Step.Ended(Reaction.BACK_OFF, why, null));
        }
    }

    private void time(EmmgTurn turn) {
        Instant due = wakeAt();
        if (due == null || turn.now().isBefore(due)) {
            return;
        }
        switch (state) {
            case Disconnected _ -> {
                // waits for nothing
            }
            case ChannelAsked _,StreamAsked _,BandwidthAsked _ -> turn.unanswered();
            case Provisioning(Watch watch, int reopened) -> {
                if (watch.pending() == null) {
                    turn.test(watch, reopened);
                } else {
                    turn.unanswered();
                }
            }
            case ChannelOpen(Instant _, int reopened) -> turn.askStream(reopened);
            case Draining(Instant _, long written) -> turn.close(written);
            case Closing _ -> turn.finish();
        }
    }

    private void delivered(long number, EmmgTurn turn) {
        if (!(state instanceof Provisioning(Watch watch, int reopened))) {
            throw new IllegalStateException("a delivery on a stream that is not open: " + state);
        }
        Watch wrote = watch.wrote(number, turn.now());
        turn.go(new Provisioning(wrote, reopened));
        if (wrote.pending() == null && !turn.now().isBefore(nextTest(wrote))) {
            turn.test(wrote, reopened);
        }
    }

    private void stop(EmmgTurn turn) {
        switch (state) {
            case Disconnected _ -> turn.change(new Step.Finished());
            case ChannelAsked _,ChannelOpen _ -> turn.finish();
            case StreamAsked _,BandwidthAsked _ -> turn.close(0);
            case Provisioning(Watch watch, int _) -> {
                if (udp && watch.wroteWithin(UDP_FLIGHT, turn.now())) {
                    turn.go(new Draining(watch.lastWrite().plus(UDP_FLIGHT), watch.written()));
                } else {
                    turn.close(watch.written());
                }
            }
            case Draining _,Closing _ -> {
                // it is on its way
            }
        }
    }
}
