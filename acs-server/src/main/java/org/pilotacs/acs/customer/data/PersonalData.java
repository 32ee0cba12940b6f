package org.pilotacs.acs.customer.data;

import org.pilotacs.acs.account.Author;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/// What doors ask for when a customer wants to have, or to have erased, what is kept about them. Safe for any number of
/// threads.
public interface PersonalData {
    /// Characters of a reason that are kept.
    int MOST_REASON = 400;

    /// Where an export goes.
    @FunctionalInterface
    interface Sink {
        /// Called once, and only if there is something to export. What it gives is flushed at the end, and not closed.
        OutputStream open() throws IOException;
    }

    /// How an erasure began.
    sealed interface Begun {
        /// It is committed, and goes on by itself.
        record Accepted(Erasure erasure) implements Begun {}

        /// One of this customer is under way already, which may be of another scope.
        record UnderWay(Erasure erasure) implements Begun {}

        /// Nothing is kept about this number.
        record Nobody() implements Begun {}
    }

    /// By what name whoever asks for a customer's data is to be put into the audit trail: the number or, once nothing but the
    /// trail knows the customer, what stands for the number there. Empty if nothing is kept under this number.
    Optional<String> knownAs(String number);

    /// Writes all that is kept about a customer and their boxes as one JSON document in UTF-8. Memory does not grow with it,
    /// but for one box's parameters.
    ///
    /// @return false if nothing is kept under this number; then nothing was written
    boolean export(String number, Sink into) throws IOException;

    /// Has what is kept about a customer erased; returns once that is committed. What is under way for their boxes is waited
    /// for. What comes after this moment is new, and may stay.
    ///
    /// @param reason in the words of who wants it
    Begun erase(String number, Erasure.Scope scope, String reason, Author by);

    /// All of a customer's erasures, oldest first.
    List<Erasure> erasures(String number);

    /// One of a customer's erasures.
    Optional<Erasure> erasure(String number, String id);
}
