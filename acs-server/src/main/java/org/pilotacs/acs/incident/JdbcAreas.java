package org.pilotacs.acs.incident;

import org.pilotacs.acs.jdbc.Database;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Areas of customers, many at once. Safe for any number of threads.
public final class JdbcAreas {
    private final Database database;

    public JdbcAreas(Database database) {
        this.database = database;
    }

    /// By the customer's number; those that have none are missing.
    Map<String, String> of(Collection<String> numbers) {
        Map<String, String> areas = new HashMap<>();
        database.with(handle -> handle.createQuery("""
                SELECT number, area FROM subscriber WHERE number = ANY(CAST(:numbers AS VARCHAR ARRAY))
                """).bindArray("numbers", String.class, numbers.toArray())
                .map((row, _) -> Map.entry(row.getString("number"), row.getString("area"))).list())
                .forEach(one -> areas.put(one.getKey(), one.getValue()));
        return areas;
    }
}
