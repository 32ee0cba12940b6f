package org.pilotacs.acs.door.nbi.query;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// In which order documents are wanted. Immutable.
public final class Sort {
    /// What was found in no particular order stays as it was found.
    public static final Sort NONE = new Sort(List.of());
    private static final int MOST_PATHS = 32;
    /// An empty array comes before all, even null.
    private static final Comparator<@Nullable Datum> VALUES = Comparator.nullsFirst(BsonOrder.ORDER);

    private final List<Part> parts;

    private record Part(Path path, boolean descending) {}

    private Sort(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    static Sort parse(String json, Operands operands) throws MalformedQueryException {
        Datum.Document document = QueryParser.document(JsonReader.read(json, JsonBounds.QUERY), "The order");
        if (document.fields().size() > MOST_PATHS) {
            throw MalformedQueryException.refused("The order has more than " + MOST_PATHS + " paths");
        }
        List<Part> parts = new ArrayList<>();
        for (Map.Entry<String, Datum> field : document.fields().entrySet()) {
            parts.add(new Part(Path.of(operands.path(field.getKey())), isDescending(field.getKey(), field.getValue())));
        }
        return new Sort(parts);
    }

    /// Numbers or words: GenieACS's driver takes both.
    private static boolean isDescending(String name, Datum direction) throws MalformedQueryException {
        String text = switch (direction) {
            case Datum.Text(String word) -> word.toLowerCase(Locale.ROOT);
            case Datum.Numeral(double number) -> JsNumber.text(number);
            case Datum.Document _,Datum.Array _,Datum.Truth _,Datum.Date _,Datum.ObjectId _,Datum.Nothing _ -> "";
        };
        return switch (text) {
            case "1", "asc", "ascending" -> false;
            case "-1", "desc", "descending" -> true;
            default -> throw MalformedQueryException.refused("The direction of " + name + " is neither 1 nor -1");
        };
    }

    /// The fields of the document itself that are looked at.
    public Set<String> fields() {
        Set<String> fields = new TreeSet<>();
        parts.forEach(part -> fields.add(part.path().top()));
        return fields;
    }

    /// By what a document is sorted: it can be kept without the document.
    public Key keyOf(Datum.Document document) {
        List<@Nullable Datum> values = new ArrayList<>();
        for (Part part : parts) {
            values.add(value(part, document));
        }
        return new Key(parts, values);
    }

    /// Of several values, the one that comes first counts.
    private static @Nullable Datum value(Part part, Datum.Document document) {
        List<@Nullable Datum> found = new ArrayList<>();
        part.path().any(document, false, datum -> {
            switch (datum) {
                case null -> found.add(Datum.Nothing.NULL);
                case Datum.Array array when array.values().isEmpty() -> found.add(null);
                case Datum.Array array -> found.addAll(array.values());
                case Datum.Document _,Datum.Text _,Datum.Numeral _,Datum.Truth _,Datum.Date _,Datum.ObjectId _,Datum.Nothing _ ->
                    found.add(datum);
            }
            return false;
        });
        if (found.isEmpty()) {
            return Datum.Nothing.NULL;
        }
        found.sort(part.descending() ? VALUES.reversed() : VALUES);
        return found.getFirst();
    }

    /// The values of one document.
    public static final class Key implements Comparable<Key> {
        private final List<Part> parts;
        private final List<@Nullable Datum> values;

        private Key(List<Part> parts, List<@Nullable Datum> values) {
            this.parts = parts;
            this.values = values;
        }

        /// @param other of the same sort
        @Override
        public int compareTo(Key other) {
            for (int i = 0; i < parts.size(); i++) {
                int order = VALUES.compare(values.get(i), other.values.get(i));
                if (order != 0) {
                    return parts.get(i).descending() ? -order : order;
                }
            }
            return 0;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.parts.equals(parts) && compareTo(key) == 0;
        }

        /// Keys can be equal and hold values that differ, as 0 and -0 do, so all of one order share a hash.
        @Override
        public int hashCode() {
            return parts.hashCode();
        }
    }
}
