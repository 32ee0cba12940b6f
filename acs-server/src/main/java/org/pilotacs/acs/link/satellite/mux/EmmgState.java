package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;

/// How far an [EmmgSession] is. In all but the first there is a connection.
sealed interface EmmgState {
    /// There is no connection, or none that anything may be said on any more.
    record Disconnected() implements EmmgState {}

    /// channel_setup is sent.
    ///
    /// @param until when it must be answered
    record ChannelAsked(Instant until) implements EmmgState {}

    /// stream_setup is sent.
    ///
    /// @param until when it must be answered
    /// @param reopened how many times in a row the stream was lost
    record StreamAsked(Instant until, int reopened) implements EmmgState {}

    /// stream_BW_request is sent.
    ///
    /// @param until when it must be answered
    /// @param reopened how many times in a row the stream was lost
    record BandwidthAsked(Instant until, int reopened) implements EmmgState {}

    /// The stream is open.
    ///
    /// @param reopened how many times in a row the stream was lost
    record Provisioning(Watch watch, int reopened) implements EmmgState {}

    /// The channel is open, the stream was lost. What the multiplexer still says of the old one is heard out.
    ///
    /// @param streamAt when the stream is set up again
    /// @param reopened how many times in a row the stream was lost
    record ChannelOpen(Instant streamAt, int reopened) implements EmmgState {}

    /// The stream is to be closed when datagrams that are under way by UDP must have come.
    ///
    /// @param written number of the last delivery, 0 for none
    record Draining(Instant until, long written) implements EmmgState {}

    /// stream_close_request is sent.
    ///
    /// @param until when it must be answered
    /// @param written number of the last delivery, 0 for none
    record Closing(Instant until, long written) implements EmmgState {}

    /// What is known of the other side of an open stream.
    ///
    /// @param since when the stream was opened
    /// @param heard when it last said something
    /// @param pending the test that it has not answered
    /// @param written number of the last delivery, 0 for none
    /// @param covered number of the last delivery that a test was sent after, or that is given up
    /// @param lastWrite when the last delivery was written
    /// @param lastTest when the last stream_test was sent
    record Watch(Instant since, Instant heard, @Nullable Test pending, long written, long covered, Instant lastWrite,
            Instant lastTest) {
        static Watch from(Instant now) {
            return new Watch(now, now, null, 0, 0, Instant.MIN, Instant.MIN);
        }

        Watch heard(Instant now) {
            return new Watch(since, now, pending, written, covered, lastWrite, lastTest);
        }

        Watch answered() {
            return new Watch(since, heard, null, written, covered, lastWrite, lastTest);
        }

        Watch wrote(long delivery, Instant now) {
            return new Watch(since, heard, pending, delivery, covered, now, lastTest);
        }

        Watch tested(Test test, Instant now) {
            return test.ofStream()
                    ? new Watch(since, heard, test, written, written, lastWrite, now)
                    : new Watch(since, heard, test, written, covered, lastWrite, lastTest);
        }

        /// Of what was written so far nobody will know whether it was read.
        Watch givenUp() {
            Test vain = pending == null ? null : new Test(pending.ofStream(), pending.until(), 0);
            return new Watch(since, heard, vain, written, written, lastWrite, lastTest);
        }

        /// Whether a test is under way, of the stream or of the channel.
        boolean isTesting(boolean ofStream) {
            return pending != null && pending.ofStream() == ofStream;
        }

        /// Number of the last delivery that the test under way shows to be read; 0 for none.
        long vouched() {
            return pending == null ? 0 : pending.upTo();
        }

        boolean hasUntested() {
            return written > covered;
        }

        /// Whether a delivery was written within a span before now.
        boolean wroteWithin(Duration span, Instant now) {
            return written > 0 && lastWrite.plus(span).isAfter(now);
        }
    }

    /// A channel_test or stream_test that was sent.
    ///
    /// @param until when it must be answered
    /// @param upTo number of the last delivery written before it, which its answer shows to be read; 0 for none
    record Test(boolean ofStream, Instant until, long upTo) {}
}
