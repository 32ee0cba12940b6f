package org.pilotacs.acs.door.nbi.query;

/// How much JSON is read.
///
/// @param length characters
/// @param depth  documents and arrays in each other
/// @param nodes  values, of whatever kind
public record JsonBounds(int length, int depth, int nodes) {
    public static final JsonBounds QUERY = new JsonBounds(1 << 20, 50, 10_000);
    public static final JsonBounds DOCUMENT = new JsonBounds(16 << 20, 200, 1_000_000);

    public JsonBounds {
        if (length < 0 || depth < 0 || depth > Datum.MOST_DEPTH || nodes < 0) {
            throw new IllegalArgumentException("no bounds: " + length + ", " + depth + ", " + nodes);
        }
    }
}
