package org.pilotacs.acs.customer.data;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.account.Author;
import org.pilotacs.acs.customer.data.Erasure.Scope;
import org.pilotacs.acs.jdbc.ColumnText;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The table `erasure`. Stateless.
final class JdbcErasureTable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int BATCH = 500;

    private static final String INSERT = """
            INSERT INTO erasure (id, number, pseudonym, open_key, scope, reason, who, agent, asked, step, place, counts)
            VALUES (:id, :number, :pseudonym, :pseudonym, :scope, :reason, :who, :agent, :asked, :step, '', :counts)
            """;

    private static final String END = """
            UPDATE erasure SET number = NULL, open_key = NULL, finished = :now, reason = :reason, who = :who,
                agent = :agent WHERE id = :id
            """;

    private static final String FORGET = """
            DELETE FROM erasure WHERE id IN (SELECT id FROM erasure WHERE finished < :limit LIMIT :most)
            """;

    /// An erasure as it is stored.
    ///
    /// @param number empty once it is over
    /// @param place how far the step has come; empty for the beginning
    /// @param finished null until it is over
    record Row(String id, String number, String pseudonym, Scope scope, String reason, Author by, Instant asked,
            EraseStep step, String place, Tally rows, @Nullable Instant finished) {}

    static void insert(Handle handle, Row one) {
        handle.createUpdate(INSERT).bind("id", one.id).bind("number", one.number).bind("pseudonym", one.pseudonym)
                .bind("scope", one.scope.name())
                .bind("reason", ColumnText.fit(one.reason, PersonalData.MOST_REASON))
                .bind("who", ColumnText.fit(one.by.who(), Author.MOST_WHO))
                .bind("agent", ColumnText.fit(one.by.agent(), Author.MOST_AGENT))
                .bind("asked", one.asked.toEpochMilli()).bind("step", one.step.name()).bind("counts", write(one.rows))
                .execute();
    }

    /// The one of a customer that is not over.
    static Optional<Row> open(Handle handle, String pseudonym) {
        return handle.createQuery("SELECT * FROM erasure WHERE open_key = :pseudonym").bind("pseudonym", pseudonym)
                .map((row, _) -> row(row)).findOne();
    }

    /// Ids of those that are not over.
    static List<String> unfinished(Handle handle) {
        return handle.createQuery("SELECT id FROM erasure WHERE open_key IS NOT NULL")
                .mapTo(String.class).list();
    }

    static Optional<Row> find(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM erasure WHERE id = :id").bind("id", id).map((row, _) -> row(row))
                .findOne();
    }

    /// The row, and nobody else changes it until this transaction ends.
    static Optional<Row> findAndLock(Handle handle, String id) {
        return handle.createQuery("SELECT * FROM erasure WHERE id = :id FOR UPDATE").bind("id", id)
                .map((row, _) -> row(row)).findOne();
    }

    static List<Row> of(Handle handle, String pseudonym) {
        return handle.createQuery("SELECT * FROM erasure WHERE pseudonym = :pseudonym ORDER BY asked, id")
                .bind("pseudonym", pseudonym).map((row, _) -> row(row)).list();
    }

    static void goOn(Handle handle, String id, EraseStep step, String place, Tally rows) {
        handle.createUpdate("UPDATE erasure SET step = :step, place = :place, counts = :counts WHERE id = :id")
                .bind("step", step.name()).bind("place", place).bind("counts", write(rows)).bind("id", id).execute();
    }

    /// The number goes from what is left of it, too.
    static void end(Handle handle, Row one, Instant now) {
        Mention mention = new Mention(one.number);
        handle.createUpdate(END).bind("now", now.toEpochMilli())
                .bind("reason",
                        ColumnText.fit(mention.without(one.reason, one.pseudonym), PersonalData.MOST_REASON))
                .bind("who", one.by.who().equals(one.number) ? one.pseudonym : one.by.who())
                .bind("agent", one.by.agent().equals(one.number) ? one.pseudonym : one.by.agent()).bind("id", one.id)
                .execute();
    }

    static int forget(Handle handle, Instant limit) {
        return handle.createUpdate(FORGET).bind("limit", limit.toEpochMilli()).bind("most", BATCH).execute();
    }

    private static Row row(ResultSet row) throws SQLException {
        String number = row.getString("number");
        long finished = row.getLong("finished");
        boolean open = row.wasNull();
        return new Row(row.getString("id"), number == null ? "" : number, row.getString("pseudonym"),
                Scope.valueOf(row.getString("scope")), row.getString("reason"),
                new Author(row.getString("who"), row.getString("agent")), Instant.ofEpochMilli(row.getLong("asked")),
                EraseStep.valueOf(row.getString("step")), row.getString("place"), read(row.getString("counts")),
                open ? null : Instant.ofEpochMilli(finished));
    }

    private static String write(Tally tally) {
        ObjectNode json = JSON.createObjectNode();
        tally.rows().forEach((table, rows) -> json.put(table.table(), rows));
        return json.toString();
    }

    /// Tables of another version are left out.
    private static Tally read(String json) {
        try {
            JsonNode node = JSON.readTree(json);
            Tally tally = new Tally();
            Arrays.stream(KeptTable.values())
                    .forEach(table -> tally.add(table, node.path(table.table()).asLong()));
            return tally;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an erasure cannot be read", e);
        }
    }
}
