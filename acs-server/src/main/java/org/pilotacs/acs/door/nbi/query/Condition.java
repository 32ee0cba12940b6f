package org.pilotacs.acs.door.nbi.query;

import org.jspecify.annotations.Nullable;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// What is asked of the values at a path. `$ne`, `$nin` and `$exists: false` are [Not] of their counterparts, `$all` is
/// [Every] of equalities. Immutable.
public sealed interface Condition {
    /// How a value is to stand to another.
    enum Comparison {
        EQUAL, ABOVE, AT_LEAST, BELOW, AT_MOST;

        boolean accepts(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case ABOVE -> order > 0;
                case AT_LEAST -> order >= 0;
                case BELOW -> order < 0;
                case AT_MOST -> order <= 0;
            };
        }
    }

    /// The values that a condition is asked of.
    @FunctionalInterface
    interface Places {
        /// As [Path#any].
        boolean any(boolean spread, Predicate<@Nullable Datum> test);
    }

    /// Of the same type only, so a number is neither above nor below a text; what is missing is null.
    record Compared(Comparison how, Datum operand) implements Condition {
        private boolean accepts(@Nullable Datum datum) {
            Datum value = datum == null ? Datum.Nothing.NULL : datum;
            if (isNaN(value) != isNaN(operand) || !BsonOrder.sameType(value, operand)) {
                return false;
            }
            return how.accepts(BsonOrder.ORDER.compare(value, operand));
        }

        private static boolean isNaN(Datum datum) {
            return datum instanceof Datum.Numeral(double value) && Double.isNaN(value);
        }
    }

    /// @param values sorted in BSON's order, since a list can be long
    record OneOf(List<Datum> values, List<TextPattern> patterns) implements Condition {
        public OneOf {
            values = values.stream().sorted(BsonOrder.ORDER).toList();
            patterns = List.copyOf(patterns);
        }

        private boolean accepts(@Nullable Datum datum) {
            Datum value = datum == null ? Datum.Nothing.NULL : datum;
            return Collections.binarySearch(values, value, BsonOrder.ORDER) >= 0
                    || value instanceof Datum.Text(String text) && patterns.stream().anyMatch(it -> it.isIn(text));
        }
    }

    record Matches(TextPattern pattern) implements Condition {}

    record Exists() implements Condition {}

    record OfType(Set<BsonType> types) implements Condition {
        public OfType {
            types = Set.copyOf(types);
        }
    }

    record Size(int size) implements Condition {}

    /// An array has an element that is a document and fits.
    record ElementFits(Query query) implements Condition {}

    /// An array has an element of which all that holds.
    record ElementIs(Condition condition) implements Condition {}

    record Not(Condition condition) implements Condition {}

    record Every(List<Condition> conditions) implements Condition {
        public Every {
            conditions = List.copyOf(conditions);
        }
    }

    record Either(List<Condition> conditions) implements Condition {
        static final Either NEVER = new Either(List.of());

        public Either {
            conditions = List.copyOf(conditions);
        }
    }

    default boolean holds(Places places) {
        return switch (this) {
            case Compared compared -> places.any(true, compared::accepts);
            case OneOf oneOf -> places.any(true, oneOf::accepts);
            case Matches(TextPattern pattern) ->
                places.any(true, value -> value instanceof Datum.Text(String text) && pattern.isIn(text));
            case Exists _ -> places.any(false, value -> value != null);
            case OfType(Set<BsonType> types) ->
                places.any(true, value -> value != null && types.stream().anyMatch(type -> type.fits(value)));
            case Size(int size) ->
                places.any(false, value -> value instanceof Datum.Array array && array.values().size() == size);
            case ElementFits(Query query) ->
                places.any(false, value -> value instanceof Datum.Array array && hasFitting(array, query));
            case ElementIs(Condition condition) ->
                places.any(false, value -> value instanceof Datum.Array array && hasElement(array, condition));
            case Not(Condition condition) -> !condition.holds(places);
            case Every(List<Condition> conditions) -> conditions.stream().allMatch(it -> it.holds(places));
            case Either(List<Condition> conditions) -> conditions.stream().anyMatch(it -> it.holds(places));
        };
    }

    private static boolean hasFitting(Datum.Array array, Query query) {
        return array.values().stream().anyMatch(it -> it instanceof Datum.Document element && query.matches(element));
    }

    private static boolean hasElement(Datum.Array array, Condition condition) {
        return array.values().stream().anyMatch(element -> condition.holds((_, test) -> test.test(element)));
    }
}
