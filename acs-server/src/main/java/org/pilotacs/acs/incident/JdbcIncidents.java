package org.pilotacs.acs.incident;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.feed.EventType;
import org.pilotacs.acs.feed.Happening;
import org.pilotacs.acs.feed.JdbcEventTable;
import org.pilotacs.acs.jdbc.ArrayStatement;
import org.pilotacs.acs.jdbc.ColumnText;
import org.pilotacs.acs.jdbc.Database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Incidents, and what is usual, in the database. Safe for any number of threads.
public final class JdbcIncidents {
    private static final int BATCH = 500;
    private static final double FINE = 1_000_000;

    private static final String INSERT = """
            INSERT INTO incident (id, kind, dimension, name, within, said_by, agent, content, since, last_seen, until_time, ended,
                ended_by, ended_agent, affected, told, troubled, boxes, usual)
            VALUES (:id, :kind, :dimension, :name, :within, :by, :agent, :text, :since, :lastSeen, :until, :ended, :endedBy,
                :endedAgent, :affected, :told, :troubled, :boxes, :usual)
            """;

    private static final String UPDATE = """
            UPDATE incident SET dimension = :dimension, name = :name, within = :within, last_seen = :lastSeen,
                ended = :ended, ended_by = :endedBy, ended_agent = :endedAgent, affected = :affected, told = :told, troubled = :troubled,
                boxes = :boxes, usual = :usual WHERE id = :id AND ended IS NULL
            """;

    private static final String KEEP_USUAL = """
            MERGE INTO incident_usual r USING (
                SELECT * FROM unnest(CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY), CAST(? AS VARCHAR ARRAY),
                                     CAST(? AS VARCHAR ARRAY), CAST(? AS BIGINT ARRAY), CAST(? AS BIGINT ARRAY))
                    AS u (kind, dimension, name, within, share, kept)
            ) s ON r.kind = s.kind AND r.dimension = s.dimension AND r.name = s.name AND r.within = s.within
            WHEN MATCHED THEN UPDATE SET share = s.share, kept = s.kept
            WHEN NOT MATCHED THEN INSERT (kind, dimension, name, within, share, kept)
                VALUES (s.kind, s.dimension, s.name, s.within, s.share, s.kept)
            """;

    private final Database database;

    public JdbcIncidents(Database database) {
        this.database = database;
    }

    void insert(Incident one) {
        write(INSERT, one, true, EventType.INCIDENT_BEGAN, one.since());
    }

    /// @param tell null if it is not worth telling
    void update(Incident one, @Nullable EventType tell, Instant now) {
        write(UPDATE, one, false, tell, now);
    }

    private void write(String sql, Incident one, boolean whole, @Nullable EventType tell, Instant now) {
        database.transact(handle -> {
            var statement = handle.createUpdate(sql).bind("id", one.id())
                    .bind("dimension", one.group().dimension().name()).bind("name", one.group().name())
                    .bind("within", one.group().within()).bind("lastSeen", one.lastSeen().toEpochMilli())
                    .bind("ended", millis(one.ended())).bind("endedBy", who(one.endedBy()))
                    .bind("endedAgent", agent(one.endedBy()))
                    .bind("affected", one.affected()).bind("told", one.numbers().told())
                    .bind("troubled", one.numbers().troubled()).bind("boxes", one.numbers().boxes())
                    .bind("usual", Math.round(one.numbers().usual() * FINE));
            if (whole) {
                statement.bind("kind", one.kind().name()).bind("by", who(one.by()))
                        .bind("agent", agent(one.by()))
                        .bind("text", ColumnText.fit(one.text(), Incident.MAX_TEXT))
                        .bind("since", one.since().toEpochMilli()).bind("until", millis(one.until()));
            }
            int rows = statement.execute();
            if (rows > 0 && tell != null) {
                append(handle, tell, one, now);
            }
            return rows;
        });
        database.awaitWritten();
    }

    private static void append(Handle handle, EventType type, Incident one, Instant now) {
        JdbcEventTable.append(handle, new Happening(type, now, null, null, IncidentEventJson.write(one)));
    }

    private static String who(Author author) {
        return ColumnText.fit(author.who(), Author.MOST_WHO);
    }

    private static String agent(Author author) {
        return ColumnText.fit(author.agent(), Author.MOST_AGENT);
    }

    private static @Nullable Long millis(@Nullable Instant at) {
        return at == null ? null : Long.valueOf(at.toEpochMilli());
    }

    /// @param noted as it is with its last note
    void note(Incident noted) {
        Incident.Note note = noted.notes().getLast();
        database.transact(handle -> {
            int rows = handle.createUpdate("""
                    INSERT INTO incident_note (incident_id, place, written, who, agent, content)
                    VALUES (:id, :place, :at, :who, :agent, :text)
                    """).bind("id", noted.id()).bind("place", noted.notes().size())
                    .bind("at", note.at().toEpochMilli()).bind("who", who(note.by())).bind("agent", agent(note.by()))
                    .bind("text", ColumnText.fit(note.text(), Incident.MAX_TEXT)).execute();
            append(handle, EventType.INCIDENT_CHANGED, noted, note.at());
            return rows;
        });
        database.awaitWritten();
    }

    List<Incident> open() {
        return withNotes(database.with(handle -> handle.createQuery("SELECT * FROM incident WHERE ended IS NULL")
                .map((row, _) -> read(row)).list()));
    }

    List<Incident> ended(Incidents.@Nullable Place after, int limit) {
        long since = after == null ? Long.MAX_VALUE : after.since().toEpochMilli();
        return withNotes(database.with(handle -> handle.createQuery("""
                SELECT * FROM incident WHERE ended IS NOT NULL AND (since < :since OR since = :since AND id < :id)
                ORDER BY since DESC, id DESC LIMIT :limit
                """).bind("since", since).bind("id", after == null ? "" : after.id()).bind("limit", limit)
                .map((row, _) -> read(row)).list()));
    }

    Optional<Incident> find(String id) {
        return ColumnText.isClean(id)
                ? withNotes(database.with(handle -> handle.createQuery("SELECT * FROM incident WHERE id = :id")
                        .bind("id", id).map((row, _) -> read(row)).list())).stream().findFirst()
                : Optional.empty();
    }

    private List<Incident> withNotes(List<Incident> some) {
        return some.stream().map(one -> one.with(notes(one.id()))).toList();
    }

    private List<Incident.Note> notes(String id) {
        return database.with(handle -> handle.createQuery("""
                SELECT written, who, agent, content FROM incident_note WHERE incident_id = :id ORDER BY place
                """).bind("id", id).map((row, _) -> new Incident.Note(Instant.ofEpochMilli(row.getLong("written")),
                new Author(row.getString("who"), row.getString("agent")), row.getString("content"))).list());
    }

    /// Forgets those that were over before a moment; gives how many went.
    public int forgetBefore(Instant limit) {
        int gone = 0;
        for (int some = BATCH; some == BATCH; gone += some) {
            some = database.transact(handle -> {
                List<String> ids = handle.createQuery("SELECT id FROM incident WHERE ended < :before LIMIT :limit")
                        .bind("before", limit.toEpochMilli()).bind("limit", BATCH).mapTo(String.class).list();
                for (String id : ids) {
                    handle.createUpdate("DELETE FROM customer_incident WHERE incident_id = :id").bind("id", id)
                            .execute();
                    handle.createUpdate("DELETE FROM incident_note WHERE incident_id = :id").bind("id", id).execute();
                    handle.createUpdate("DELETE FROM incident WHERE id = :id").bind("id", id).execute();
                }
                return ids.size();
            });
        }
        database.transact(handle -> handle.createUpdate("DELETE FROM incident_usual WHERE kept < :before")
                .bind("before", limit.toEpochMilli()).execute());
        return gone;
    }

    void keepUsual(List<Usual> all, Instant now) {
        for (int from = 0; from < all.size(); from += BATCH) {
            List<Usual> some = all.subList(from, Math.min(from + BATCH, all.size()));
            database.transact(handle -> {
                try (ArrayStatement<Usual> statement = ArrayStatement.prepare(handle, KEEP_USUAL, some)) {
                    return statement.text(one -> one.kind().name()).text(one -> one.group().dimension().name())
                            .text(one -> one.group().name()).text(one -> one.group().within())
                            .number(one -> Math.round(one.share() * FINE)).time(_ -> now).execute();
                }
            });
        }
    }

    /// What was usual, the latest kept first.
    List<Usual> usual(int limit) {
        return database.with(handle -> handle.createQuery("""
                SELECT kind, dimension, name, within, share FROM incident_usual ORDER BY kept DESC LIMIT :limit
                """).bind("limit", limit).map((row, _) -> new Usual(IncidentKind.valueOf(row.getString("kind")),
                group(row), row.getLong("share") / FINE)).list());
    }

    private static Group group(ResultSet row) throws SQLException {
        return new Group(Dimension.valueOf(row.getString("dimension")), row.getString("name"), row.getString("within"));
    }

    private static Incident read(ResultSet row) throws SQLException {
        return new Incident(row.getString("id"), IncidentKind.valueOf(row.getString("kind")), group(row),
                new Author(row.getString("said_by"), row.getString("agent")), row.getString("content"),
                Instant.ofEpochMilli(row.getLong("since")),
                Instant.ofEpochMilli(row.getLong("last_seen")), time(row, "until_time"), time(row, "ended"),
                new Author(row.getString("ended_by"), row.getString("ended_agent")), row.getInt("affected"),
                new Numbers(row.getInt("told"),
                        row.getInt("troubled"), row.getLong("usual") / FINE, row.getInt("boxes")),
                List.of(), List.of());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        long at = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(at);
    }
}
