package org.pilotacs.protocols.cwmp;

/// Bounds of the envelope decoder; every one is checked while streaming, before anything is kept.
///
/// @param bytes size of the whole document
/// @param depth nested elements
/// @param attributes attributes of one element
/// @param text characters of one text
/// @param elements elements in the document
public record Limits(int bytes, int depth, int attributes, int text, int elements) {
    /// Enough for a full GetParameterNames answer of a large gateway.
    public static final Limits DEFAULT = new Limits(16 << 20, 32, 32, 1 << 20, 1_000_000);

    public Limits {
        if (bytes < 1 || depth < 1 || attributes < 1 || text < 1 || elements < 1) {
            throw new IllegalArgumentException("every limit must be positive");
        }
    }
}
