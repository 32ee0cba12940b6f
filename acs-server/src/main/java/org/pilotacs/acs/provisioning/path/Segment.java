package org.pilotacs.acs.provisioning.path;

import java.util.List;

/// One step of a path.
public sealed interface Segment {
    Any ANY = new Any();

    /// @param name letters, digits, `_` and `-`
    record Name(String name) implements Segment {
        @Override
        public String toString() {
            return name;
        }
    }

    /// `*`: whatever is there.
    record Any() implements Segment {
        @Override
        public String toString() {
            return "*";
        }
    }

    /// `[key:value,…]`: those instances whose parameters have these values. Without keys it is any.
    ///
    /// @param keys in the order of their texts, so that equal ones are written alike
    record Keyed(List<Key> keys) implements Segment {
        public Keyed {
            keys = keys.stream().sorted().toList();
        }

        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("[");
            for (Key key : keys) {
                text.append(text.length() > 1 ? "," : "").append(key);
            }
            return text.append(']').toString();
        }
    }

    /// A parameter below an instance, and the value that it must have.
    record Key(DataPath path, String value) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byPath = path.toString().compareTo(other.path.toString());
            return byPath != 0 ? byPath : value.compareTo(other.value);
        }

        @Override
        public String toString() {
            return path + ":" + QuotedText.of(value);
        }
    }
}
