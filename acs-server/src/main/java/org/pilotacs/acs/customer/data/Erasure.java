package org.pilotacs.acs.customer.data;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// One erasure of what is kept about a customer, and how it stands. The number is in it no more once it is over.
///
/// @param id 24 hexadecimal digits
/// @param pseudonym what stands for the number in the audit trail, always the same for the same
/// @param by who wanted it; the pseudonym if it was the customer
/// @param report what became of each table, so far
public record Erasure(String id, String pseudonym, Scope scope, String reason, Author by, Instant asked,
        Standing standing, List<Line> report) {
    public Erasure {
        report = List.copyOf(report);
    }

    /// What is to go. Stored by name.
    public enum Scope {
        /// What was said, done and measured. Whose the boxes are stays: the customer stays one.
        HISTORY,
        /// That, and the customer: they leave.
        ALL
    }

    /// How far it is.
    public sealed interface Standing {
        /// It begins once the boxes have done what they are at.
        ///
        /// @param tasks that are not over
        record Waiting(long tasks) implements Standing {}

        record Working() implements Standing {}

        record Over(Instant at) implements Standing {}
    }

    /// What becomes of the rows of a table.
    public enum Fate {
        REMOVED,
        /// They stay, without what tells whose they are.
        STRIPPED, KEPT;

        /// For example `removed`.
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What became of one table.
    ///
    /// @param rows null if they stay and nobody counted them
    /// @param why null for what is simply gone
    public record Line(KeptTable table, Fate fate, @Nullable Long rows, @Nullable ErasureSaying why) {}

    public boolean isOver() {
        return standing instanceof Standing.Over;
    }
}
