package org.pilotacs.acs.link.satellite.mux;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.List;

/// How a [Headend] is doing, for people.
///
/// @param alarm what keeps data from all multiplexers alike; says nothing if all is well
public record HeadendState(String name, Mode mode, List<MuxState> multiplexers, Saying alarm) {
    public HeadendState {
        multiplexers = List.copyOf(multiplexers);
    }

    /// Whether anything can go on air.
    public boolean isUp() {
        return alarm.isEmpty() && multiplexers.stream().anyMatch(MuxState::active);
    }

    /// One of its multiplexers.
    ///
    /// @param address host and port
    /// @param phase how far the connection is; its code is for machines
    /// @param since when it is
    /// @param allocation kbit/s that the multiplexer allocates; null if it does not say, or there is no stream
    /// @param lastError what went wrong last, null if nothing has
    /// @param nextTry when it is connected to again; null if that is not what it waits for
    /// @param active whether it is given what is to be broadcast
    /// @param alarm what people ought to know or do; says nothing if all is well
    public record MuxState(String name, String address, Saying.Phrase phase, Instant since,
            @Nullable Integer allocation, Tally tally, @Nullable MuxError lastError, @Nullable Instant nextTry,
            boolean active, Saying alarm) {
        /// As one that is open but waits for another to fail.
        MuxState standingBy() {
            return new MuxState(name, address, MuxSaying.PHASE_STANDING_BY.of(), since, allocation, tally, lastError,
                    nextTry, false, alarm);
        }
    }

    /// What was sent to a multiplexer since this server started.
    ///
    /// @param packets transport packets' worth
    /// @param read deliveries that it was the first to show to have read
    /// @param lost deliveries that nobody is known to have read, it being the last that could have
    public record Tally(long packets, long read, long lost) {
        static final Tally NONE = new Tally(0, 0, 0);

        Tally sent(int more) {
            return new Tally(packets + more, read, lost);
        }

        Tally read(int more) {
            return new Tally(packets, read + more, lost);
        }

        Tally lost(int more) {
            return new Tally(packets, read, lost + more);
        }
    }

    /// @param code error_status of Table 8 in four hexadecimal digits; null if the multiplexer gave none
    public record MuxError(@Nullable String code, Saying text, Instant at) {}
}
