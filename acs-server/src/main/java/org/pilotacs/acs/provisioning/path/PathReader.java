package org.pilotacs.acs.provisioning.path;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/// Reads one path. Keys are paths themselves, which is why it may stop before the end of its text.
final class PathReader {
    /// Keys within keys within keys; more is a mistake or meant badly.
    private static final int DEEPEST = 4;

    private final String text;
    private final int depth;
    private int at;

    private PathReader(String text, int at, int depth) {
        this.text = text;
        this.at = at;
        this.depth = depth;
    }

    /// The path that a whole text is.
    static DataPath whole(String text) {
        PathReader reader = new PathReader(text, 0, 0);
        DataPath path = reader.path();
        if (path == null || reader.at < text.length()) {
            throw new InvalidPathException();
        }
        return path;
    }

    /// Null if there is none here. A dot must be followed by a step.
    private @Nullable DataPath path() {
        List<Segment> segments = new ArrayList<>();
        if (depth == 0 && text.isEmpty()) {
            return DataPath.ROOT;
        }
        do {
            Segment segment = segment();
            if (segment == null || segments.size() == DataPath.LONGEST) {
                return null;
            }
            segments.add(segment);
        } while (take('.'));
        return DataPath.of(segments);
    }

    private @Nullable Segment segment() {
        if (take('*')) {
            return Segment.ANY;
        }
        if (take('[')) {
            return keyed();
        }
        int from = at;
        while (at < text.length() && isPartOfName(text.charAt(at))) {
            at++;
        }
        return at == from ? null : new Segment.Name(text.substring(from, at));
    }

    private @Nullable Segment keyed() {
        List<Segment.Key> keys = new ArrayList<>();
        skipBlanks();
        if (take(']')) {
            return new Segment.Keyed(keys);
        }
        do {
            Segment.Key key = depth < DEEPEST ? key() : null;
            if (key == null) {
                return null;
            }
            keys.add(key);
            skipBlanks();
        } while (take(','));
        return take(']') ? new Segment.Keyed(keys) : null;
    }

    private Segment.@Nullable Key key() {
        skipBlanks();
        PathReader inner = new PathReader(text, at, depth + 1);
        DataPath path = inner.path();
        at = inner.at;
        skipBlanks();
        if (path == null || !take(':')) {
            return null;
        }
        String value = value();
        return value == null ? null : new Segment.Key(path, value);
    }

    private @Nullable String value() {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int from = at;
        while (at < text.length() && text.charAt(at) != ',' && text.charAt(at) != ']') {
            at++;
        }
        return text.substring(from, at).strip();
    }

    private @Nullable String quoted() {
        int from = at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                return QuotedText.read(text.substring(from, at));
            }
        }
        at = text.length();
        return null;
    }

    private boolean take(char wanted) {
        boolean there = at < text.length() && text.charAt(at) == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private static boolean isPartOfName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }
}
