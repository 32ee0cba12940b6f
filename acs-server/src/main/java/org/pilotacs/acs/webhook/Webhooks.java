package org.pilotacs.acs.webhook;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.runtime.Secret;
import org.pilotacs.acs.saying.Saying;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Who is told of events by HTTP. Safe for any number of threads.
public interface Webhooks {
    /// Most webhooks.
    int MOST = 50;

    /// What became of a wish for one.
    sealed interface Added {
        /// It is kept, and gets what happens from now on.
        ///
        /// @param secret told this once
        record Made(Webhook webhook, Secret secret) implements Added {}

        /// @param field which is wrong
        record Invalid(String field, Saying why) implements Added {}

        /// Events may not be sent there.
        record Refused(Saying why) implements Added {}
    }

    /// What came of a message that was sent to try it.
    ///
    /// @param status null if there was no answer
    /// @param why it was not taken; nothing if it was
    record Pinged(boolean taken, @Nullable Integer status, Saying why) {}

    /// One and how many events wait for it.
    record Listed(Webhook webhook, long waiting) {}

    /// @param types empty for all but those for customers
    /// @param secret null to have one made
    Added add(String url, Set<EventType> types, @Nullable Secret secret);

    /// The latest made last.
    List<Listed> all();

    Optional<Listed> find(String id);

    boolean remove(String id);

    /// Sends a message that says nothing and waits for what comes of it. If it is taken, what waits is sent at once, and one that
    /// was turned off is on again.
    Optional<Pinged> ping(String id);
}
