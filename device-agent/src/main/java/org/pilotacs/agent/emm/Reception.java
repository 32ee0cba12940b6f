package org.pilotacs.agent.emm;

import org.pilotacs.protocols.emm.EmmCommand;

import java.time.Instant;
import java.util.List;

/// What became of a message.
public sealed interface Reception {
    /// It was obeyed.
    ///
    /// @param commands in their order, without those that nobody here knows
    record Executed(long sequence, List<EmmCommand> commands) implements Reception {
        public Executed {
            commands = List.copyOf(commands);
        }
    }

    /// It was obeyed before.
    record Repeated(long sequence) implements Reception {}

    /// A later one was obeyed before, so this one never will be; whether it was in its time is not known any more.
    ///
    /// @param last sequence that was obeyed with this key
    record Overtaken(long sequence, long last) implements Reception {}

    /// The board cannot do all of it, so nothing was done. A repetition is looked at anew.
    ///
    /// @param reasons one for each command that is in the way
    record Refused(long sequence, List<String> reasons) implements Reception {
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }

    /// The board should have been able to, and did not manage. A repetition is not tried, and told the same until the
    /// next start.
    ///
    /// @param reasons one for each command that failed; the others were obeyed
    record Failed(long sequence, List<String> reasons) implements Reception {
        public Failed {
            reasons = List.copyOf(reasons);
        }
    }

    /// It is for another box.
    record NotForUs() implements Reception {}

    /// Its time is over, by the box's own clock.
    record Expired(Instant expiry) implements Reception {}

    /// The box has no key in that slot.
    record NoKey(int keySlot) implements Reception {}

    /// It is not what it must be to be understood.
    record Malformed(String reason) implements Reception {}

    /// It was not made with our key, or is not what it was made.
    record Forged(String reason) implements Reception {}
}
