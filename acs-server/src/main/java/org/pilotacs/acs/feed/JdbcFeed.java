package org.pilotacs.acs.feed;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.pilotacs.acs.jdbc.ArrayStatement;
import org.pilotacs.acs.jdbc.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The events in the database. Safe for any number of threads, and nodes.
///
/// Numbers are not given by who writes an event, since transactions are not committed in the order in which they began: a
/// reader that has seen 7 would never see a 6 that came later. An event is written without one, and gets it once it can be
/// seen, by [#number], whose transactions wait for each other at the one row of `feed_state`. So a number that can be seen
/// has all smaller ones before it, there is no gap between two, and writers never wait for each other.
public final class JdbcFeed implements Feed {
    private static final int BATCH = 1_000;

    private static final String STATE = """
            SELECT last_number, forgotten, EXISTS (SELECT 1 FROM feed_event WHERE number IS NULL) AS waiting
            FROM feed_state WHERE id = 1
            """;

    private static final String GIVE_NUMBERS = """
            MERGE INTO feed_event e USING (
                SELECT * FROM unnest(CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY)) AS u (seq, number)
            ) s ON e.seq = s.seq
            WHEN MATCHED THEN UPDATE SET number = s.number
            """;

    private final Database database;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    /// The last number that this node knows of.
    private long known;

    public JdbcFeed(Database database) {
        this.database = database;
    }

    private record State(long last, long forgotten, boolean waiting) {}

    private record Numbered(long seq, long number) {}

    private static State state(Handle handle) {
        return handle.createQuery(STATE).map((row, _) -> new State(row.getLong("last_number"),
                row.getLong("forgotten"), row.getBoolean("waiting"))).one();
    }

    /// Gives numbers to what was committed since, and lets those go on who wait for it. Call it often: until then nobody
    /// hears of an event.
    public void number() {
        State state = database.with(JdbcFeed::state);
        long last = state.last;
        for (boolean more = state.waiting; more;) {
            long before = last;
            last = database.transact(JdbcFeed::numberSome);
            more = last - before >= BATCH;
        }
        lock.lock();
        try {
            if (last > known) {
                known = last;
                grown.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private static long numberSome(Handle handle) {
        long last = handle.createQuery("SELECT last_number FROM feed_state WHERE id = 1 FOR UPDATE")
                .mapTo(Long.class).one();
        List<Long> some = handle
                .createQuery("SELECT seq FROM feed_event WHERE number IS NULL ORDER BY seq LIMIT :limit")
                .bind("limit", BATCH).mapTo(Long.class).list();
        if (some.isEmpty()) {
            return last;
        }
        List<Numbered> numbered = new ArrayList<>();
        for (long seq : some) {
            numbered.add(new Numbered(seq, last + numbered.size() + 1));
        }
        try (ArrayStatement<Numbered> statement = ArrayStatement.prepare(handle, GIVE_NUMBERS, numbered)) {
            int given = statement.number(Numbered::seq).number(Numbered::number).execute();
            if (given != numbered.size()) {
                throw new IllegalStateException(given + " numbers given for " + numbered.size() + " events");
            }
        }
        long now = last + numbered.size();
        handle.createUpdate("UPDATE feed_state SET last_number = :last WHERE id = 1").bind("last", now).execute();
        return now;
    }

    /// The state is read first: what comes between is on the next page.
    @Override
    public EventPage after(long number, Set<EventType> types, int limit) {
        return database.with(handle -> {
            State state = state(handle);
            int most = Math.clamp(limit, 1, MOST);
            List<Event> events = wanted(handle, "SELECT *", " ORDER BY number LIMIT :limit", types)
                    .bind("after", number).bind("last", state.last).bind("limit", most)
                    .map((row, _) -> event(row)).list();
            long end = events.size() < most ? Math.max(number, state.last) : events.getLast().number();
            // read last: what was thrown away meanwhile may have been among those that were asked for
            long forgotten = state(handle).forgotten;
            long gone = events.isEmpty() ? forgotten : Math.min(forgotten, events.getFirst().number() - 1);
            return new EventPage(events, end, state.last, Math.max(0, gone - number));
        });
    }

    /// Those that only a newer version knows are none of all.
    private static Query wanted(Handle handle, String select, String end, Set<EventType> types) {
        Set<EventType> some = types.isEmpty() ? EventType.withoutAsking() : types;
        return handle.createQuery(
                select + " FROM feed_event WHERE number > :after AND number <= :last AND kind IN (<kinds>)" + end)
                .bindList("kinds", some.stream().map(EventType::wireName).sorted().toList());
    }

    private static Event event(ResultSet row) throws SQLException {
        return new Event(row.getLong("number"), EventType.named(row.getString("kind")).orElseThrow(),
                Instant.ofEpochMilli(row.getLong("happened")), row.getString("device_id"),
                row.getString("subscriber"), row.getString("content"));
    }

    @Override
    public long last() {
        return database.with(JdbcFeed::state).last;
    }

    @Override
    public long count(long number, Set<EventType> types) {
        return database.with(handle -> wanted(handle, "SELECT COUNT(*)", "", types).bind("after", number)
                .bind("last", Long.MAX_VALUE).mapTo(Long.class).one());
    }

    @Override
    public boolean awaitAfter(long number, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (known <= number && left > 0) {
                left = grown.awaitNanos(left);
            }
            return known > number;
        } finally {
            lock.unlock();
        }
    }

    /// Forgets those from before a moment, in the order of numbers; gives how many went.
    public int forgetBefore(Instant limit) {
        int gone = 0;
        for (int some = BATCH; some == BATCH; gone += some) {
            some = database.transact(handle -> forgetSome(handle, limit));
        }
        return gone;
    }

    private static int forgetSome(Handle handle, Instant limit) {
        List<Long> old = handle.createQuery("""
                SELECT number, happened FROM feed_event WHERE number IS NOT NULL ORDER BY number LIMIT :limit
                """).bind("limit", BATCH)
                .map((row, _) -> row.getLong("happened") < limit.toEpochMilli() ? row.getLong("number") : -1L).list();
        int count = (int) old.stream().takeWhile(number -> number > 0).count();
        if (count > 0) {
            long end = old.get(count - 1);
            handle.createUpdate("DELETE FROM feed_event WHERE number <= :end").bind("end", end).execute();
            handle.createUpdate("UPDATE feed_state SET forgotten = :end WHERE id = 1 AND forgotten < :end")
                    .bind("end", end).execute();
        }
        return count;
    }
}
