package org.pilotacs.agent.board;

import java.time.Duration;
import java.util.List;

/// What a board can find out about the way to a host. Blocks while it does.
public interface LineProbe {
    /// What was found.
    sealed interface Found {
        /// @param times of those that came back, µs
        record Echoes(List<Long> times, int lost) implements Found {
            public Echoes {
                times = List.copyOf(times);
            }
        }

        /// @param reached whether the last hop is the host itself
        record Route(List<Hop> hops, boolean reached) implements Found {
            public Route {
                hops = List.copyOf(hops);
            }
        }

        /// The name has no address.
        record Unresolved() implements Found {}

        /// The board could not try.
        record Unable(String reason) implements Found {}
    }

    /// @param times of each try, ms; empty if it did not answer
    record Hop(String name, String address, List<Long> times) {
        public Hop {
            times = List.copyOf(times);
        }
    }

    Found ping(String host, int times, Duration timeout) throws InterruptedException;

    Found trace(String host, int mostHops, Duration timeout) throws InterruptedException;
}
