package org.pilotacs.acs.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// A piece of a YAML document that knows where it stands. Immutable.
sealed interface YamlNode {
    Where where();

    /// How many nodes it is, its own included, with everything that aliases repeat.
    int weight();

    /// What its author would call it.
    default String described() {
        return switch (this) {
            case Scalar scalar -> scalar.text().isEmpty() ? "empty" : "'" + scalar.text() + "'";
            case Sequence _ -> "a list";
            case Mapping _ -> "a section";
        };
    }

    /// A place in a file; line and column are counted from 1.
    record Where(String file, int line, int column) {}

    /// A single value, as text.
    record Scalar(String text, Where where) implements YamlNode {
        @Override
        public int weight() {
            return 1;
        }
    }

    /// A list.
    record Sequence(List<YamlNode> items, Where where, int weight) implements YamlNode {}

    /// Keys with their nodes, where each key stands, and where keys stand again (which do not count).
    record Mapping(SequencedMap<String, YamlNode> entries, Map<String, Where> keys, Map<String, Where> repeated,
            Where where, int weight) implements YamlNode {
        static Mapping empty(Where where) {
            return new Mapping(new LinkedHashMap<>(), Map.of(), Map.of(), where, 1);
        }
    }
}
