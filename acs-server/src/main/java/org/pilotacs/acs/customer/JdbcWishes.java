package org.pilotacs.acs.customer;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Wishes in the database, a row for each customer and thing that is asked for. Safe for any number of threads.
public final class JdbcWishes implements Wishes {
    private final Database database;

    public JdbcWishes(Database database) {
        this.database = database;
    }

    @Override
    public Counted count(String subscriber, String what, Allowance allowance, Instant at) {
        return database.transact(handle -> {
            Tally tally = tally(handle, subscriber, what).orElse(null);
            Counted refusal = tally == null ? null : tally.refusal(allowance, at);
            if (refusal != null) {
                return refusal;
            }
            if (tally == null) {
                handle.createUpdate("""
                        INSERT INTO customer_wish (subscriber, what, begun, wishes, latest)
                        VALUES (:subscriber, :what, :at, 1, :at)
                        """).bind("subscriber", subscriber).bind("what", what).bind("at", at.toEpochMilli()).execute();
                return new Allowed(null);
            }
            boolean newDay = !at.isBefore(tally.begun().plus(Allowance.DAY));
            put(handle, subscriber, what,
                    newDay ? new Tally(at, 1, at) : new Tally(tally.begun(), tally.wishes() + 1, at));
            return new Allowed(newDay ? null : tally.latest());
        });
    }

    private static Optional<Tally> tally(Handle handle, String subscriber, String what) {
        return handle.createQuery("""
                SELECT begun, wishes, latest FROM customer_wish
                WHERE subscriber = :subscriber AND what = :what FOR UPDATE
                """).bind("subscriber", subscriber).bind("what", what).map((row, _) -> tally(row)).findOne();
    }

    private static Tally tally(ResultSet row) throws SQLException {
        return new Tally(Instant.ofEpochMilli(row.getLong("begun")), row.getInt("wishes"),
                Instant.ofEpochMilli(row.getLong("latest")));
    }

    private static void put(Handle handle, String subscriber, String what, Tally tally) {
        handle.createUpdate("""
                UPDATE customer_wish SET begun = :begun, wishes = :wishes, latest = :latest
                WHERE subscriber = :subscriber AND what = :what
                """).bind("begun", tally.begun().toEpochMilli()).bind("wishes", tally.wishes())
                .bind("latest", tally.latest().toEpochMilli()).bind("subscriber", subscriber).bind("what", what)
                .execute();
    }

    @Override
    public void takeBack(String subscriber, String what, Allowed allowed) {
        database.transact(handle -> {
            tally(handle, subscriber, what).ifPresent(tally -> {
                @Nullable
                Instant before = allowed.before();
                if (tally.wishes() <= 1 || before == null) {
                    handle.createUpdate("DELETE FROM customer_wish WHERE subscriber = :subscriber AND what = :what")
                            .bind("subscriber", subscriber).bind("what", what).execute();
                } else {
                    put(handle, subscriber, what, new Tally(tally.begun(), tally.wishes() - 1, before));
                }
            });
            return null;
        });
    }

    @Override
    public Map<String, Tally> of(String subscriber) {
        return database.with(handle -> {
            Map<String, Tally> tallies = new HashMap<>();
            handle.createQuery("SELECT what, begun, wishes, latest FROM customer_wish WHERE subscriber = :subscriber")
                    .bind("subscriber", subscriber).map((row, _) -> Map.entry(row.getString("what"), tally(row)))
                    .forEach(one -> tallies.put(one.getKey(), one.getValue()));
            return tallies;
        });
    }

    /// No pause is longer than a day.
    @Override
    public int forget(Instant at) {
        return database.transact(handle -> handle
                .createUpdate("DELETE FROM customer_wish WHERE latest <= :latest AND begun <= :latest")
                .bind("latest", at.minus(Allowance.DAY).toEpochMilli()).execute());
    }
}
