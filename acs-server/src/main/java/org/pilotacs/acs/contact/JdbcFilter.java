package org.pilotacs.acs.contact;

import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The conditions of one statement, with what is bound to them. Confined to the making of that statement.
final class JdbcFilter {
    private final List<String> conditions = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> bound = new LinkedHashMap<>();

    /// @param condition in SQL, with a place of this name
    /// @param value null for no condition
    JdbcFilter and(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            bound.put(name, value);
        }
        return this;
    }

    JdbcFilter and(String condition) {
        conditions.add(condition);
        return this;
    }

    JdbcFilter and(String condition, String name, @Nullable Instant value) {
        return and(condition, name, value == null ? null : (Object) value.toEpochMilli());
    }

    JdbcFilter and(String condition, String name, @Nullable Enum<?> value) {
        return and(condition, name, value == null ? null : (Object) value.name());
    }

    String where() {
        return " WHERE " + String.join(" AND ", conditions);
    }

    Query bind(Query query) {
        bound.forEach(query::bind);
        return query;
    }
}
