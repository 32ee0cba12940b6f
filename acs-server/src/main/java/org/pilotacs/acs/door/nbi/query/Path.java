package org.pilotacs.acs.door.nbi.query;

import org.jspecify.annotations.Nullable;

import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Where in a document a condition looks: names with dots between them. Through an array it goes on in each of its
/// documents and, where a name is a number, in the element of that index. Immutable.
public final class Path {
    /// A walk recurses once for each name, at most twice.
    static final int MOST_NAMES = 100;

    private final String text;
    private final List<String> names;
    /// The index that a name could be; -1 for those that are none.
    private final int[] indexes;
    /// With one index or none, no array is come upon twice at the same name.
    private final boolean winding;

    private Path(String text) {
        this.text = text;
        this.names = List.of(text.split("\\.", -1));
        this.indexes = names.stream().mapToInt(Path::index).toArray();
        this.winding = names.stream().filter(name -> index(name) >= 0).count() > 1;
    }

    /// @throws MalformedQueryException if it has too many names
    static Path of(String text) throws MalformedQueryException {
        if (text.chars().filter(c -> c == '.').count() >= MOST_NAMES) {
            throw MalformedQueryException.refused("A path has more than " + MOST_NAMES + " names");
        }
        return new Path(text);
    }

    private static int index(String name) {
        boolean number = !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9')
                && (name.length() == 1 || name.charAt(0) != '0');
        return number ? Integer.parseInt(name) : -1;
    }

    /// The name in the document itself.
    String top() {
        return names.getFirst();
    }

    List<String> names() {
        return names;
    }

    /// If what stands there passes: one of several, where the path leads through arrays.
    ///
    /// @param spread of an array at the end, the elements are tried as well
    /// @param test   is given null for what is missing
    boolean any(Datum.Document document, boolean spread, Predicate<@Nullable Datum> test) {
        return new Walk(spread, test).document(document, 0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Path path && path.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }

    /// One look at one document.
    private final class Walk {
        private final boolean spread;
        private final Predicate<@Nullable Datum> test;
        /// At which names an array was met. Nested arrays can be reached in as many ways as there are subsets of the
        /// indexes, and the second way finds what the first has found.
        private final Map<Datum.Array, BitSet> seen = new IdentityHashMap<>(0);

        Walk(boolean spread, Predicate<@Nullable Datum> test) {
            this.spread = spread;
            this.test = test;
        }

        boolean document(Datum.Document document, int from) {
            Datum here = document;
            for (int at = from; at < indexes.length; at++) {
                if (here instanceof Datum.Array array) {
                    return array(array, at);
                }
                Datum below = here instanceof Datum.Document inner ? inner.get(names.get(at)) : null;
                if (below == null) {
                    return test.test(null);
                }
                here = below;
            }
            return end(here);
        }

        private boolean end(Datum datum) {
            if (spread && datum instanceof Datum.Array array) {
                for (Datum element : array) {
                    if (test.test(element)) {
                        return true;
                    }
                }
            }
            return test.test(datum);
        }

        private boolean array(Datum.Array array, int at) {
            if (winding) {
                BitSet met = seen.computeIfAbsent(array, _ -> new BitSet());
                if (met.get(at)) {
                    return false;
                }
                met.set(at);
            }
            List<Datum> values = array.values();
            for (int i = 0; i < values.size(); i++) {
                Datum element = values.get(i);
                if (element instanceof Datum.Document inner && document(inner, at)
                        || i == indexes[at] && indexed(element, at + 1)) {
                    return true;
                }
            }
            return false;
        }

        /// An element that was asked for by its index is not spread.
        private boolean indexed(Datum element, int at) {
            if (at == indexes.length) {
                return test.test(element);
            }
            return switch (element) {
                case Datum.Document inner -> document(inner, at);
                case Datum.Array inner -> array(inner, at);
                case Datum.Text _,Datum.Numeral _,Datum.Truth _,Datum.Date _,Datum.ObjectId _,Datum.Nothing _ -> false;
            };
        }
    }
}
