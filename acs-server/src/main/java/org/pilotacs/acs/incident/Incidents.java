package org.pilotacs.acs.incident;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.device.Device;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What doors ask about incidents. Safe for any number of threads.
public interface Incidents {
    /// Those that last, newest first.
    List<Incident> open();

    /// Those that are over, the latest begun first.
    ///
    /// @param after where to go on; null for the beginning
    List<Incident> ended(@Nullable Place after, int limit);

    /// Where a list goes on.
    record Place(Instant since, String id) {}

    Optional<Incident> find(String id);

    /// Those that last and that a box is in, the newest first.
    ///
    /// @param area postal code of its customer, null if not known
    List<Incident> affecting(Device device, @Nullable String area);

    /// A person says that there is one, for example planned work.
    Begun begin(Announcement announcement);

    /// What a person announces.
    ///
    /// @param until when it is to be over, null if nobody knows
    record Announcement(IncidentKind kind, Group group, String text, Author by, @Nullable Instant until) {}

    /// The answer to that.
    sealed interface Begun {
        /// It is kept.
        record Opened(Incident incident) implements Begun {}

        /// There is one of that kind and group.
        record Already(Incident incident) implements Begun {}
    }

    /// The answer to what a person does to one.
    sealed interface Changed {
        record Done(Incident incident) implements Changed {}

        /// It is over already, or has too many notes.
        record TooLate(Incident incident) implements Changed {}

        record Unknown() implements Changed {}
    }

    /// Adds what a person has to say.
    Changed note(String id, Author by, String text);

    /// A person says that it is over.
    Changed end(String id, Author by);

    /// Is told of each that lasts, at once, then of each change, on whatever thread; it must not block.
    Watch watch(Consumer<Incident> watcher);

    /// Ends a watch.
    @FunctionalInterface
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }
}
