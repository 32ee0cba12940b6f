package org.pilotacs.acs.feed;

import org.pilotacs.acs.jdbc.Database;
import org.pilotacs.acs.runtime.UnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/// A part of the server that makes events of events. Where it has got to is kept with what it makes: each event is followed once,
/// of however many nodes, and however often one is killed. Safe for any number of threads.
public final class JdbcFollower {
    private static final Logger log = LoggerFactory.getLogger(JdbcFollower.class);
    private static final int PAGE = 100;

    private final Database database;
    private final Feed feed;
    private final String name;

    /// @param name by which its place is kept, since the schema has it
    public JdbcFollower(Database database, Feed feed, String name) {
        this.database = database;
        this.feed = feed;
        this.name = name;
    }

    /// Follows what happened since. Call it every second or so.
    ///
    /// @param types that are followed
    /// @param makes what is written with the place; it throws [CancellationException] to be asked again later
    public void follow(Set<EventType> types, Function<Event, List<Happening>> makes) {
        long place = database.with(handle -> handle.createQuery("SELECT place FROM feed_follower WHERE name = :name")
                .bind("name", name).mapTo(Long.class).one());
        while (true) {
            EventPage page = feed.after(place, types, PAGE);
            List<Happening> made = new ArrayList<>();
            page.events().forEach(event -> made.addAll(made(event, makes)));
            if (page.next() == place || !advance(place, page.next(), made) || page.events().isEmpty()) {
                return;
            }
            place = page.next();
        }
    }

    /// One that breaks holds up no other.
    private List<Happening> made(Event event, Function<Event, List<Happening>> makes) {
        try {
            return makes.apply(event);
        } catch (UnavailableException | CancellationException later) {
            throw later;
        } catch (RuntimeException broken) {
            log.atError().addKeyValue("follower", name).addKeyValue("event", event.number()).setCause(broken)
                    .log("An event could not be followed, and is passed over");
            return List.of();
        }
    }

    /// False if another node was there first.
    private boolean advance(long from, long to, List<Happening> made) {
        return database.transact(handle -> {
            boolean first = handle.createUpdate(
                    "UPDATE feed_follower SET place = :to WHERE name = :name AND place = :from")
                    .bind("to", to).bind("name", name).bind("from", from).execute() > 0;
            if (first) {
                made.forEach(one -> JdbcEventTable.append(handle, one));
            }
            return first;
        });
    }
}
