package org.pilotacs.acs.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The customers' contacts, as they are written down and looked up. Safe for any number of threads.
public interface Contacts {
    /// Whoever comes back within this was not helped the first time.
    Duration COMES_BACK = Duration.ofDays(7);
    /// How often one contact can be amended.
    int MOST_AMENDMENTS = 50;

    /// Keeps a contact, with the box and area as they are now; returns once it is committed.
    Recorded record(ContactNote note, NoteKey key, Instant now);

    Optional<Contact> find(String id);

    /// Changes what a contact says of its end; what it said before is kept.
    Amending.Result amend(String id, Amending amending, Instant now);

    /// @throws IllegalArgumentException if the cursor is none of ours
    ContactPage search(ContactSearch search);

    /// Throws away contacts from before a moment, and keys that hold no longer. Call it now and then.
    void forgetBefore(Instant limit, Instant now);
}
