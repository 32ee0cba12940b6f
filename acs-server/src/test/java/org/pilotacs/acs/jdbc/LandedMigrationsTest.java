package org.pilotacs.acs.jdbc;

import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/// A migration that some database has made stays as it is, since a server that finds another checksum there does not start.
/// What is to change takes a new one, which is added here once it has landed.
class LandedMigrationsTest {
    private static final Map<String, Integer> LANDED = Map.ofEntries(Map.entry("1", -863573026),
            Map.entry("2", 1328329174), Map.entry("3", -315840737), Map.entry("10", -1820257729),
            Map.entry("11", -1123524207), Map.entry("12", 1039360555), Map.entry("13", -2036048629),
            Map.entry("14", 1911323269), Map.entry("15", 591615360), Map.entry("16", -24493478),
            Map.entry("17", -745039752), Map.entry("18", -1918983178),
            Map.entry("19", 1173050621), Map.entry("20", 1894284182), Map.entry("21", -68524345),
            Map.entry("22", -1891001520));

    @Test
    void none_is_changed() {
        try (Database database = TestDatabases.open(TestDatabases.Kind.H2)) {
            Map<String, Integer> made = database.with(handle -> handle.createQuery("""
                    SELECT "version", "checksum" FROM "flyway_schema_history" WHERE "version" IS NOT NULL
                    """).map((row, _) -> Map.entry(row.getString("version"), row.getInt("checksum"))).list()).stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            assertThat(made).containsAllEntriesOf(LANDED);
        }
    }
}
