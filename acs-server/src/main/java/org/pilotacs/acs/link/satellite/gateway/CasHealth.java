package org.pilotacs.acs.link.satellite.gateway;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.time.Instant;

/// How a card system answers us.
///
/// @param contact by the last call
/// @param since when that has been so
/// @param trouble what was last in the way, null if nothing ever was
/// @param troubleAt null if nothing ever was
public record CasHealth(Contact contact, Instant since, @Nullable Saying trouble, @Nullable Instant troubleAt) {
    /// Whether it answers.
    public enum Contact {
        /// It has not been called yet.
        NOT_YET, ANSWERS, DOES_NOT
    }

    static CasHealth none(Instant now) {
        return new CasHealth(Contact.NOT_YET, now, null, null);
    }

    /// After a call.
    ///
    /// @param why it came to nothing, null if it did not
    CasHealth after(@Nullable Saying why, Instant now) {
        Contact next = why == null ? Contact.ANSWERS : Contact.DOES_NOT;
        return new CasHealth(next, next == contact ? since : now, why == null ? trouble : why,
                why == null ? troubleAt : now);
    }
}
