package org.pilotacs.acs.door.nbi.query;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;

/// What stands in a document, with the types that GenieACS stores. Immutable.
public sealed interface Datum {
    /// Whoever walks a datum may recurse: nothing is nested deeper.
    int MOST_DEPTH = 250;

    /// How many documents and arrays stand in each other, itself counted; 0 for a single value.
    default int depth() {
        return 0;
    }

    /// Writes it as the NBI does: without blanks, dates as text with milliseconds, object ids as hex, numbers as JavaScript
    /// prints them.
    default void writeTo(Appendable out) throws IOException {
        new JsonWriter(out).write(this);
    }

    /// Fields in their order.
    final class Document implements Datum {
        public static final Document EMPTY = new Document(new LinkedHashMap<>());

        private final SequencedMap<String, Datum> fields;
        private final int depth;

        private Document(SequencedMap<String, Datum> fields) {
            this.fields = fields;
            this.depth = below(fields.values());
        }

        /// @throws IllegalArgumentException if it is too deep
        public static Document of(Map<String, ? extends Datum> fields) {
            return new Document(new LinkedHashMap<>(fields));
        }

        public static Builder builder() {
            return new Builder();
        }

        /// Null if there is no such field.
        public @Nullable Datum get(String name) {
            return fields.get(name);
        }

        public SequencedMap<String, Datum> fields() {
            return Collections.unmodifiableSequencedMap(fields);
        }

        @Override
        public int depth() {
            return depth;
        }

        /// Fields may stand in another order, which [Query] would tell apart.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Document document && document.fields.equals(fields);
        }

        @Override
        public int hashCode() {
            return fields.hashCode();
        }

        @Override
        public String toString() {
            return JsonWriter.text(this);
        }

        /// Makes one document. Confined to one thread.
        public static final class Builder {
            private LinkedHashMap<String, Datum> fields = new LinkedHashMap<>();

            private Builder() {}

            /// What is put again keeps its place.
            public Builder put(String name, Datum value) {
                fields.put(name, value);
                return this;
            }

            /// The builder is empty afterwards.
            ///
            /// @throws IllegalArgumentException if it is too deep
            public Document build() {
                Document document = new Document(fields);
                fields = new LinkedHashMap<>();
                return document;
            }
        }
    }

    /// Values in their order.
    final class Array implements Datum, Iterable<Datum> {
        private final List<Datum> values;
        private final int depth;

        /// @throws IllegalArgumentException if it is too deep
        public Array(List<? extends Datum> values) {
            this.values = List.copyOf(values);
            this.depth = below(this.values);
        }

        public List<Datum> values() {
            return values;
        }

        @Override
        public Iterator<Datum> iterator() {
            return values.iterator();
        }

        @Override
        public int depth() {
            return depth;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Array array && array.values.equals(values);
        }

        @Override
        public int hashCode() {
            return values.hashCode();
        }

        @Override
        public String toString() {
            return JsonWriter.text(this);
        }
    }

    record Text(String value) implements Datum {}

    /// Every number is a double, as in JavaScript.
    record Numeral(double value) implements Datum {}

    /// Named so since `Boolean` is the JDK's.
    record Truth(boolean value) implements Datum {
        public static final Truth TRUE = new Truth(true);
        public static final Truth FALSE = new Truth(false);

        public static Truth of(boolean value) {
            return value ? TRUE : FALSE;
        }
    }

    /// To the millisecond; what is finer is cut off.
    record Date(Instant value) implements Datum {
        public Date {
            value = value.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /// @param hex 24 digits, in lower case
    record ObjectId(String hex) implements Datum {
        private static final int DIGITS = 24;

        /// @throws IllegalArgumentException if it has another form
        public ObjectId {
            if (!isHex(hex)) {
                throw new IllegalArgumentException("no object id: " + hex);
            }
            hex = hex.toLowerCase(Locale.ROOT);
        }

        static boolean isHex(String text) {
            return text.length() == DIGITS
                    && text.chars().allMatch(c -> c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F');
        }
    }

    /// Is there, and says nothing.
    enum Nothing implements Datum {
        NULL
    }

    private static int below(Collection<Datum> values) {
        int deepest = 0;
        for (Datum value : values) {
            deepest = Math.max(deepest, value.depth());
        }
        if (deepest >= MOST_DEPTH) {
            throw new IllegalArgumentException("nested deeper than " + MOST_DEPTH);
        }
        return deepest + 1;
    }
}
