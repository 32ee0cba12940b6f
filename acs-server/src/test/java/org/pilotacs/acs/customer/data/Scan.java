package org.pilotacs.acs.customer.data;

import org.jdbi.v3.core.Handle;
import org.pilotacs.acs.jdbc.Database;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A search through every column of every table, by no knowledge of what is in them.
final class Scan {
    private static final String COLUMNS = """
            SELECT table_name, column_name, data_type FROM information_schema.columns
            WHERE LOWER(table_schema) = 'public' ORDER BY table_name, ordinal_position
            """;

    private Scan() {}

    private record Column(String table, String name, String type) {
        boolean isText() {
            return type.contains("char") || type.contains("text");
        }

        boolean isBytes() {
            return type.contains("bytea") || type.contains("binary");
        }

        @Override
        public String toString() {
            return table.toLowerCase(Locale.ROOT) + "." + name.toLowerCase(Locale.ROOT);
        }
    }

    static Set<String> tables(Database database) {
        return database.with(handle -> columns(handle).stream()
                .map(column -> column.table.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()));
    }

    private static List<Column> columns(Handle handle) {
        return handle.createQuery(COLUMNS)
                .map((row, _) -> new Column(row.getString("table_name"), row.getString("column_name"),
                        row.getString("data_type").toLowerCase(Locale.ROOT)))
                .list();
    }

    /// The columns in which some text is found.
    static Set<String> find(Database database, String text) {
        return database.with(handle -> {
            Set<String> found = new TreeSet<>();
            for (Column column : columns(handle)) {
                if (column.isText() && isInText(handle, column, text)
                        || column.isBytes() && isInBytes(handle, column, text)) {
                    found.add(column.toString());
                }
            }
            return found;
        });
    }

    private static boolean isInText(Handle handle, Column column, String text) {
        return handle.createQuery("SELECT COUNT(*) FROM \"" + column.table + "\" WHERE LOWER(\"" + column.name
                + "\") LIKE :text").bind("text", "%" + text.toLowerCase(Locale.ROOT) + "%").mapTo(Long.class)
                .one() > 0;
    }

    private static boolean isInBytes(Handle handle, Column column, String text) {
        return handle.createQuery("SELECT \"" + column.name + "\" AS content FROM \"" + column.table + "\" WHERE \""
                + column.name + "\" IS NOT NULL").map((row, _) -> row.getBytes("content")).stream()
                .anyMatch(bytes -> new String(bytes, StandardCharsets.UTF_8).contains(text));
    }
}
