package org.pilotacs.acs.door.customer;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// Something that a customer can have done with a box, or why not.
///
/// @param does what it does and what the customer notices, in a sentence
/// @param takes how long it usually takes; null if that is not known
/// @param why why it cannot be asked for now, and what to do instead; empty if it can
/// @param until when it can be asked for again; null if that is not a matter of time
/// @param advised whether it is what would help most now
/// @param verified whether the customer must say once more that it is they, with a code
/// @param wifi what of it can be changed; null of what has nothing to do with it
public record CustomerOffer(CustomerAction action, String name, String does, @Nullable Duration takes, State state,
        String why, @Nullable Instant until, boolean advised, boolean verified,
        @Nullable CustomerWifi wifi) {
    /// Whether it can be asked for.
    public enum State {
        POSSIBLE,
        /// It is being done.
        UNDER_WAY,
        /// It was done lately, or often enough for today.
        LATER,
        /// Many homes have the same trouble, and it is not in this home.
        USELESS,
        /// It is not known what it would be done to, before the signal was checked.
        CHECK_FIRST,
        /// By telephone, since we cannot know that it is they.
        CALL_US,
        /// This model cannot.
        NOT_THIS_BOX;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean isPossible() {
        return state == State.POSSIBLE;
    }
}
