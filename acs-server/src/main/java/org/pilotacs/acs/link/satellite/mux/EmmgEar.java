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
import org.pilotacs.acs.link.satellite.mux.EmmgState.Watch;
import org.pilotacs.acs.link.satellite.mux.Step.Oddity;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.protocols.simulcrypt.ChannelError;
import org.pilotacs.protocols.simulcrypt.ChannelStatus;
import org.pilotacs.protocols.simulcrypt.ChannelTest;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.FromEmmg;
import org.pilotacs.protocols.simulcrypt.FromMux;
import org.pilotacs.protocols.simulcrypt.Ignored;
import org.pilotacs.protocols.simulcrypt.Malformed;
import org.pilotacs.protocols.simulcrypt.MalformedSimulcryptException;
import org.pilotacs.protocols.simulcrypt.Received;
import org.pilotacs.protocols.simulcrypt.SimulcryptMessage;
import org.pilotacs.protocols.simulcrypt.StreamBwAllocation;
import org.pilotacs.protocols.simulcrypt.StreamCloseResponse;
import org.pilotacs.protocols.simulcrypt.StreamError;
import org.pilotacs.protocols.simulcrypt.StreamStatus;
import org.pilotacs.protocols.simulcrypt.StreamTest;

import java.time.Instant;
import java.util.List;

/// What an [EmmgSession] makes of what a multiplexer says; its table says what that is. Not safe for threads.
final class EmmgEar {
    private static final int MOST_MALFORMED = 3;

    private final EmmgMessages messages;
    private int malformedInARow;

    EmmgEar(EmmgMessages messages) {
        this.messages = messages;
    }

    /// A connection begins.
    void begin() {
        malformedInARow = 0;
    }

    void hear(Received received, EmmgTurn turn) {
        if (turn.state() instanceof Disconnected) {
            return;
        }
        if (turn.state() instanceof Provisioning(Watch watch, int reopened)) {
            turn.go(new Provisioning(watch.heard(turn.now()), reopened));
        }
        switch (received) {
            case Malformed(MalformedSimulcryptException cause) -> malformed(cause, turn);
            case Ignored _ -> turn.odd(Oddity.UNKNOWN_TYPE);
            case SimulcryptMessage message -> understood(message, turn);
        }
    }

    private void malformed(MalformedSimulcryptException cause, EmmgTurn turn) {
        turn.odd(Oddity.MALFORMED);
        malformedInARow++;
        if (!cause.isError()) {
            turn.say(messages.error(cause));
        }
        if (isInOtherVersion(cause, turn)) {
            turn.end(Reaction.REFUSED, MuxSaying.OTHER_VERSION.of(), cause.status());
        } else if (cause.said() != null && isAboutNobody(cause)) {
            error(List.of(cause.said()), turn);
        } else if (cause.desynchronised() || malformedInARow >= MOST_MALFORMED) {
            garbage(cause, turn);
        }
    }

    /// Whether it is a message to us but for its version; random bytes have another version too. A multiplexer that does not know
    /// our version may not have read our channel either, and says 0 (TSDuck).
    private boolean isInOtherVersion(MalformedSimulcryptException cause, EmmgTurn turn) {
        Integer channel = cause.dataChannelId();
        return turn.state() instanceof ChannelAsked && channel != null
                && (messages.isOurChannel(channel) || cause.isError() && channel == 0)
                && cause.status().equals(ErrorStatus.UNSUPPORTED_PROTOCOL_VERSION);
    }

    /// Whether an error lacks whom it is about: a connection has one channel, so it is ours.
    private static boolean isAboutNobody(MalformedSimulcryptException cause) {
        return cause.status().equals(ErrorStatus.MISSING_PARAMETER);
    }

    private static void garbage(MalformedSimulcryptException cause, EmmgTurn turn) {
        if (turn.state() instanceof Draining || turn.state() instanceof Closing) {
            turn.finish();
        } else {
            turn.end(Reaction.BACK_OFF, MuxSaying.GARBAGE.of(Saying.of(String.valueOf(cause.getMessage()))), null);
        }
    }

    private void understood(SimulcryptMessage message, EmmgTurn turn) {
        malformedInARow = 0;
        switch (message) {
            case FromMux ours when messages.isForUs(ours) -> fromMux(ours, turn);
            case FromMux _ -> turn.odd(Oddity.OTHER_STREAM);
            case FromEmmg _ -> turn.odd(Oddity.WRONG_WAY);
        }
    }

    private void fromMux(FromMux message, EmmgTurn turn) {
        switch (message) {
            case ChannelTest _ -> turn.say(messages.channelStatus());
            case StreamTest _ -> turn.say(turn.state() instanceof ChannelAsked || turn.state() instanceof ChannelOpen
                    ? messages.noStream()
                    : messages.streamStatus());
            case ChannelStatus status -> channelStatus(status, turn);
            case StreamStatus status -> streamStatus(status, turn);
            case StreamBwAllocation(var _, var _, Integer kbits) -> allocated(kbits, turn);
            case StreamCloseResponse _ -> closed(turn);
            case ChannelError(var _, int _, List<ErrorStatus> statuses, var _) -> error(statuses, turn);
            case StreamError(var _, var _, List<ErrorStatus> statuses, var _) -> error(statuses, turn);
        }
    }

    private void channelStatus(ChannelStatus status, EmmgTurn turn) {
        if (!messages.saysOurs(status)) {
            turn.odd(Oddity.OTHER_SETTINGS);
        }
        if (turn.state() instanceof ChannelAsked) {
            turn.askStream(0);
        } else if (turn.state() instanceof Provisioning(Watch watch, int reopened) && watch.isTesting(false)) {
            turn.go(new Provisioning(watch.answered(), reopened));
        } else {
            unasked(turn);
        }
    }

    private void streamStatus(StreamStatus status, EmmgTurn turn) {
        if (!messages.saysOurs(status)) {
            turn.odd(Oddity.OTHER_SETTINGS);
        }
        if (turn.state() instanceof StreamAsked(Instant _, int reopened)) {
            turn.askBandwidth(reopened);
        } else if (turn.state() instanceof Provisioning(Watch watch, int reopened) && watch.isTesting(true)) {
            turn.read(watch.vouched());
            turn.go(new Provisioning(watch.answered(), turn.isCalm(watch) ? 0 : reopened));
        } else {
            unasked(turn);
        }
    }

    private static void allocated(@Nullable Integer kbits, EmmgTurn turn) {
        if (turn.state() instanceof BandwidthAsked(Instant _, int reopened)) {
            turn.change(new Step.Allocated(kbits));
            turn.change(new Step.Opened());
            turn.go(new Provisioning(Watch.from(turn.now()), reopened));
        } else if (turn.state() instanceof Provisioning) {
            turn.change(new Step.Allocated(kbits));
        } else {
            unasked(turn);
        }
    }

    /// Only a generator closes streams; a multiplexer that says it is closed without that has lost it.
    private static void closed(EmmgTurn turn) {
        switch (turn.state()) {
            case Closing(Instant _, long written) -> {
                turn.read(written);
                turn.finish();
            }
            case StreamAsked(Instant _, int reopened) -> turn.lost(reopened, null);
            case BandwidthAsked(Instant _, int reopened) -> turn.lost(reopened, null);
            case Provisioning(Watch _, int reopened) -> turn.lost(reopened, null);
            case Disconnected _,ChannelAsked _,ChannelOpen _,Draining _ -> unasked(turn);
        }
    }

    /// A stream that ends or has ended may still be answered for.
    private static void unasked(EmmgTurn turn) {
        switch (turn.state()) {
            case ChannelOpen _,Draining _,Closing _ -> {
                // heard out
            }
            case Disconnected _,ChannelAsked _,StreamAsked _,BandwidthAsked _,Provisioning _ ->
                turn.odd(Oddity.UNASKED);
        }
    }

    private static void error(List<ErrorStatus> statuses, EmmgTurn turn) {
        ErrorStatus status = Reaction.weightiest(statuses);
        Reaction reaction = Reaction.to(status);
        turn.change(new Step.Refused(status, reaction));
        switch (turn.state()) {
            case Disconnected _,ChannelAsked _ -> refused(reaction, status, turn);
            case StreamAsked(Instant _, int reopened) -> refused(reaction, reopened, status, turn);
            case BandwidthAsked(Instant _, int reopened) -> refused(reaction, reopened, status, turn);
            case Provisioning(Watch watch, int reopened) -> {
                if (reaction.keepsStream()) {
                    turn.change(new Step.Unread());
                    turn.go(new Provisioning(watch.givenUp(), reopened));
                } else {
                    refused(reaction, reopened, status, turn);
                }
            }
            case ChannelOpen _ -> {
                if (!reaction.keepsChannel()) {
                    refused(reaction, status, turn);
                }
            }
            case Draining _,Closing _ -> turn.finish();
        }
    }

    private static void refused(Reaction reaction, int reopened, ErrorStatus status, EmmgTurn turn) {
        if (reaction == Reaction.REOPEN_STREAM) {
            turn.lost(reopened, status);
        } else {
            refused(reaction, status, turn);
        }
    }

    private static void refused(Reaction reaction, ErrorStatus status, EmmgTurn turn) {
        turn.end(reaction.keepsChannel() ? Reaction.BACK_OFF : reaction, MuxSaying.code(status), status);
    }
}
