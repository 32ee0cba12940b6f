package org.pilotacs.acs.customer.data;

import java.util.EnumMap;
import java.util.Map;

/// How many rows of each table went or were changed. Confined to one thread.
final class Tally {
    private final Map<KeptTable, Long> rows = new EnumMap<>(KeptTable.class);

    void add(KeptTable table, long more) {
        if (more > 0) {
            rows.merge(table, more, Long::sum);
        }
    }

    void add(Tally other) {
        other.rows.forEach(this::add);
    }

    long of(KeptTable table) {
        return rows.getOrDefault(table, 0L);
    }

    Map<KeptTable, Long> rows() {
        return Map.copyOf(rows);
    }
}
