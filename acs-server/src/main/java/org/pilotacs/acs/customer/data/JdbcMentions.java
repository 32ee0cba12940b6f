package org.pilotacs.acs.customer.data;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.jdbc.ColumnText;

import java.util.List;
import java.util.Map;

/// Takes a customer's number out of texts that are about others, or about nobody. These have no index by it, so they are read
/// through, some rows in a transaction. Within the caller's transaction; stateless.
final class JdbcMentions {
    /// Rows that one transaction reads through.
    private static final int BATCH = 20_000;
    private static final String HIDDEN = "***";

    /// Texts of one table.
    ///
    /// @param key the column in whose order it is read
    private record Texts(KeptTable table, String key, List<Column> columns) {}

    /// @param named whether the pseudonym stands in place of the number there, which says what was done to whom
    private record Column(String name, int width, boolean named) {}

    private record Said(String key, String text) {}

    private static final List<Texts> ALL = List.of(
            new Texts(KeptTable.AUDIT, "id",
                    List.of(new Column("agent", 64, true), new Column("purpose", 200, true),
                            new Column("detail", 400, true))),
            new Texts(KeptTable.CONTACT, "id", List.of(new Column("note", 2_000, false))),
            new Texts(KeptTable.CONTACT_AMENDMENT, "contact_id", List.of(new Column("note", 2_000, false))),
            new Texts(KeptTable.INCIDENT, "id", List.of(new Column("content", 1_000, false))),
            new Texts(KeptTable.INCIDENT_NOTE, "incident_id", List.of(new Column("content", 1_000, false))));

    /// @param place the index of a table and the key of the last row that was read, with a colon between them
    Turn hide(Handle handle, String number, String pseudonym, String place) {
        int colon = place.indexOf(':');
        int index = colon < 0 ? 0 : Integer.parseInt(place.substring(0, colon));
        String after = place.substring(colon + 1);
        String last = null;
        while (index < ALL.size() && (last = last(handle, ALL.get(index), after)) == null) {
            index++;
            after = "";
        }
        Tally rows = new Tally();
        if (last == null) {
            return new Turn.Done(rows);
        }
        Texts texts = ALL.get(index);
        Mention mention = new Mention(number);
        for (Column column : texts.columns) {
            for (Said said : found(handle, texts, column, mention, after, last)) {
                String without = ColumnText.fit(mention.without(said.text, column.named ? pseudonym : HIDDEN),
                        column.width);
                if (!without.equals(said.text)) {
                    rows.add(texts.table, write(handle, texts, column, said, without));
                }
            }
        }
        return new Turn.More(index + ":" + last, rows);
    }

    private static @Nullable String last(Handle handle, Texts texts, String after) {
        return handle.createQuery("SELECT MAX(one) FROM (SELECT " + texts.key + " AS one FROM " + texts.table.table()
                + " WHERE " + texts.key + " > :after ORDER BY " + texts.key + " LIMIT :limit) t")
                .bind("after", after).bind("limit", BATCH).mapTo(String.class).findOne().orElse(null);
    }

    private static List<Said> found(Handle handle, Texts texts, Column column, Mention mention, String after,
            String last) {
        return handle.createQuery("SELECT " + texts.key + " AS one, " + column.name + " AS said FROM "
                + texts.table.table() + " WHERE " + texts.key + " > :after AND " + texts.key + " <= :last AND LOWER("
                + column.name + ") LIKE :like ESCAPE '" + Mention.ESCAPE + "'")
                .bindMap(Map.of("after", after, "last", last, "like", mention.like()))
                .map((row, _) -> new Said(row.getString("one"), row.getString("said"))).list();
    }

    private static int write(Handle handle, Texts texts, Column column, Said said, String without) {
        return handle.createUpdate("UPDATE " + texts.table.table() + " SET " + column.name + " = :without WHERE "
                + texts.key + " = :one AND " + column.name + " = :said").bind("without", without)
                .bind("one", said.key).bind("said", said.text).execute();
    }
}
