package org.pilotacs.acs.door.nbi.query;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What is asked of a document, after MongoDB. Immutable. [Dialect] reads it.
public sealed interface Query {
    /// What every document fits.
    Query ANY = new All(List.of());

    /// `$and`, and the fields of one document.
    record All(List<Query> parts) implements Query {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /// `$or`.
    record Any(List<Query> parts) implements Query {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /// `$nor`.
    record None(List<Query> parts) implements Query {
        public None {
            parts = List.copyOf(parts);
        }
    }

    record Where(Path path, Condition condition) implements Query {}

    default boolean matches(Datum.Document document) {
        return switch (this) {
            case All(List<Query> parts) -> parts.stream().allMatch(part -> part.matches(document));
            case Any(List<Query> parts) -> parts.stream().anyMatch(part -> part.matches(document));
            case None(List<Query> parts) -> parts.stream().noneMatch(part -> part.matches(document));
            case Where(Path path, Condition condition) ->
                condition.holds((spread, test) -> path.any(document, spread, test));
        };
    }

    /// What every document that fits has; for an index to narrow down what is looked at. Documents that have it need not
    /// fit.
    default List<Required> required() {
        return Required.of(this);
    }

    /// The fields of the document itself that are looked at: without the others it answers the same.
    default Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        addFields(fields);
        return fields;
    }

    private void addFields(Set<String> fields) {
        switch (this) {
            case All(List<Query> parts) -> parts.forEach(part -> part.addFields(fields));
            case Any(List<Query> parts) -> parts.forEach(part -> part.addFields(fields));
            case None(List<Query> parts) -> parts.forEach(part -> part.addFields(fields));
            case Where(Path path, Condition _) -> fields.add(path.top());
        }
    }
}
