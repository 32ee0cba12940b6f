package org.pilotacs.acs.contact;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.jdbc.ColumnText;

/// What is to be said of a contact from now on.
///
/// @param by who says so
/// @param helped null to leave it
/// @param text null to leave it
public record Amending(Author by, @Nullable Helped helped, @Nullable String text) {
    public Amending {
        by = new Author(ColumnText.fit(by.who(), Author.MOST_WHO), ColumnText.fit(by.agent(), Author.MOST_AGENT));
        text = text == null ? null : ColumnText.fit(text, ContactNote.MAX_TEXT);
    }

    /// What became of it.
    public sealed interface Result {}

    /// @param contact as it is now
    public record Amended(Contact contact) implements Result {}

    public record NoSuchContact() implements Result {}

    /// It was amended as often as a contact can be.
    public record TooOften() implements Result {}
}
