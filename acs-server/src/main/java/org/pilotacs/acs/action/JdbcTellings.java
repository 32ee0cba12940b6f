package org.pilotacs.acs.action;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.feed.Happening;
import org.pilotacs.acs.feed.JdbcEventTable;
import org.pilotacs.acs.jdbc.Database;

import java.time.Instant;
import java.util.List;

/// What customers were told of actions that are under way. That one is over is told by its event. Safe for any number of threads,
/// and nodes.
public final class JdbcTellings {
    private final Database database;

    public JdbcTellings(Database database) {
        this.database = database;
    }

    /// How far one has got.
    ///
    /// @param told a word of who tells; empty for nothing yet
    /// @param look when to look whether there is more to tell
    public record Telling(String action, String told, Instant look) {}

    /// Actions to be looked at now, those first that wait longest. Each begins among them.
    public List<Telling> due(Instant now, int limit) {
        return database.with(handle -> handle.createQuery("""
                SELECT id, told_customer, look_for_customer FROM action WHERE look_for_customer <= :now
                ORDER BY look_for_customer LIMIT :limit
                """).bind("now", now.toEpochMilli()).bind("limit", limit)
                .map((row, _) -> {
                    String told = row.getString("told_customer");
                    return new Telling(row.getString("id"), told == null ? "" : told,
                            Instant.ofEpochMilli(row.getLong("look_for_customer")));
                }).list());
    }

    /// Tells, and says when to look again. Nothing is told of what is over by now, or what another node has looked at.
    ///
    /// @param told what is told by then
    /// @param look null for never
    /// @param tell null for nothing new
    public void looked(Telling before, String told, @Nullable Instant look, @Nullable Happening tell) {
        database.transact(handle -> {
            boolean first = handle.createUpdate("""
                    UPDATE action SET told_customer = :told, look_for_customer = :next
                    WHERE id = :id AND look_for_customer = :look
                    """).bind("told", told).bind("next", look == null ? null : (Long) look.toEpochMilli())
                    .bind("id", before.action()).bind("look", before.look().toEpochMilli()).execute() > 0;
            if (first && tell != null) {
                JdbcEventTable.append(handle, tell);
            }
            return first;
        });
    }
}
