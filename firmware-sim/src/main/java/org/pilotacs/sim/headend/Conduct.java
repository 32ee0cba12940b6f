package org.pilotacs.sim.headend;

import org.pilotacs.protocols.simulcrypt.ErrorStatus;
import org.pilotacs.protocols.simulcrypt.FromEmmg;

/// How a multiplexer behaves towards all that speak to it.
public sealed interface Conduct {
    /// As the standard has it.
    record Proper() implements Conduct {}

    /// Does what it is asked and says nothing.
    record Silent() implements Conduct {}

    /// Reads nothing and says nothing; connections stay open. What came meanwhile is read when this is over.
    record BlackHole() implements Conduct {}

    /// Answers each message of a kind with an error, and does not do what it asks. The error is a stream_error where the
    /// message is about a stream.
    record Refuses(Class<? extends FromEmmg> messages, ErrorStatus status) implements Conduct {}

    /// Closes the connection at each message of a kind, without a word, as some multiplexers do at what they do not like.
    record HangsUp(Class<? extends FromEmmg> messages) implements Conduct {}

    /// Whatever it says comes out as random bytes.
    record Garbage() implements Conduct {}

    /// Says channel_test without end.
    record Floods() implements Conduct {}

    /// Reads no faster than this.
    record ReadsSlowly(int bytesPerSecond) implements Conduct {
        public ReadsSlowly {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("nothing is read at " + bytesPerSecond + " bytes a second");
            }
        }
    }
}
