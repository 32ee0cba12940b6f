package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.link.satellite.mux.EmmgState.BandwidthAsked;
import org.pilotacs.acs.link.satellite.mux.EmmgState.ChannelAsked;
import org.pilotacs.acs.link.satellite.mux.EmmgState.ChannelOpen;
import org.pilotacs.acs.link.satellite.mux.EmmgState.Closing;
import org.pilotacs.acs.link.satellite.mux.EmmgState.Disconnected;
import org.pilotacs.acs.link.satellite.mux.EmmgState.Provisioning;
import org.pilotacs.acs.link.satellite.mux.EmmgState.StreamAsked;
import org.pilotacs.acs.link.satellite.mux.EmmgState.Test;
import org.pilotacs.acs.link.satellite.mux.EmmgState.Watch;
import org.pilotacs.acs.link.satellite.mux.Step.Oddity;
import org.pilotacs.acs.saying.Saying;
import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.FromEmmg;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The moves of an [EmmgSession] on one event, and what they come to. Not safe for threads.
final class EmmgTurn {
    private static final int MOST_REOPENED = 3;

    private final EmmgMessages messages;
    private final HeadendConfig.Timing timing;
    private final Instant now;
    private final List<FromEmmg> said = new ArrayList<>();
    private final List<Step.Change> changes = new ArrayList<>();
    private EmmgState state;

    /// @param state before it
    EmmgTurn(EmmgMessages messages, HeadendConfig.Timing timing, EmmgState state, Instant now) {
        this.messages = messages;
        this.timing = timing;
        this.state = state;
        this.now = now;
    }

    Instant now() {
        return now;
    }

    EmmgState state() {
        return state;
    }

    Step step() {
        return new Step(said, changes);
    }

    /// Whether a stream has been open for so long that earlier ones need not be thought of any more.
    boolean isCalm(Watch watch) {
        return !now.isBefore(watch.since().plus(timing.silence()));
    }

    void go(EmmgState next) {
        state = next;
    }

    void say(FromEmmg message) {
        said.add(message);
    }

    void change(Step.Change change) {
        changes.add(change);
    }

    void odd(Oddity oddity) {
        changes.add(new Step.Odd(oddity));
    }

    void askChannel() {
        said.add(messages.channelSetup());
        state = new ChannelAsked(answerBy());
    }

    /// @param reopened how many times in a row the stream was lost
    void askStream(int reopened) {
        said.add(messages.streamSetup());
        state = new StreamAsked(answerBy(), reopened);
    }

    /// @param reopened how many times in a row the stream was lost
    void askBandwidth(int reopened) {
        said.add(messages.bandwidthRequest());
        state = new BandwidthAsked(answerBy(), reopened);
    }

    /// Tests the stream if something was written that no test covers yet, else the channel.
    void test(Watch watch, int reopened) {
        Test test = watch.hasUntested()
                ? new Test(true, answerBy(), watch.written())
                : new Test(false, answerBy(), 0);
        said.add(test.ofStream() ? messages.streamTest() : messages.channelTest());
        state = new Provisioning(watch.tested(test, now), reopened);
    }

    /// @param upTo 0 for none
    void read(long upTo) {
        if (upTo > 0) {
            changes.add(new Step.Read(upTo));
        }
    }

    /// The multiplexer has no stream of ours any more.
    void lost(int reopened, @Nullable ErrorStatus status) {
        if (reopened >= MOST_REOPENED) {
            end(Reaction.REOPEN_CHANNEL, MuxSaying.STREAM_LOST_AGAIN.of(), status);
        } else {
            changes.add(new Step.StreamLost());
            state = new ChannelOpen(now.plus(timing.retry().min()), reopened + 1);
        }
    }

    void close(long written) {
        said.add(messages.streamCloseRequest());
        state = new Closing(answerBy(), written);
    }

    void unanswered() {
        end(Reaction.BACK_OFF, MuxSaying.NO_ANSWER.of(Saying.of(timing.answer())), null);
    }

    /// Ends it in good order.
    void finish() {
        said.add(messages.channelClose());
        over(new Step.Finished());
    }

    /// Ends it for a reason.
    void end(Reaction reaction, Saying.Phrase why, @Nullable ErrorStatus status) {
        if (!(state instanceof ChannelAsked)) {
            said.add(messages.channelClose());
        }
        over(new Step.Ended(reaction, why, status));
    }

    /// Nothing can be said any more.
    void over(Step.Change change) {
        changes.add(change);
        state = new Disconnected();
    }

    private Instant answerBy() {
        return now.plus(timing.answer());
    }
}
