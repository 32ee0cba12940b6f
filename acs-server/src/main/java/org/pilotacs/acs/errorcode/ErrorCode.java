package org.pilotacs.acs.errorcode;

import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;
import java.util.List;

/// What a code on the screen means, and what to do.
///
/// @param version counted from 1 with each change
/// @param changed when it was last changed
/// @param changedBy by whom; nobody for what came with the server
public record ErrorCode(ErrorCodeKey key, Content content, int version, Instant changed, Author changedBy) {
    /// What an operator can change.
    ///
    /// @param printed the code as the screen shows it
    /// @param meaning in every language
    /// @param todo what to do, in every language
    /// @param hints to causes
    /// @param escalate whether somebody else must see to it
    public record Content(String printed, Saying.Written meaning, StatusSource source, Saying.Written todo,
            List<CauseHint> hints, boolean escalate) {
        public static final int MAX_MEANING = 300;
        public static final int MAX_TODO = 600;
        public static final int MAX_HINTS = 10;

        public Content {
            hints = List.copyOf(hints);
        }
    }
}
