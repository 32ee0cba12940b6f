package org.pilotacs.protocols.cwmp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The different names of elements, attributes and processing instructions in one document, a bounded number of them, and
/// what their prefixes are. Confined to one thread.
final class XmlNames {
    /// Real messages have about forty.
    private static final int MOST = 256;
    private static final byte[] XMLNS = "xmlns".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] XML = "xml".getBytes(StandardCharsets.US_ASCII);

    private static final boolean[] IN_NAMES = bytesInNames();
    private static final int RECENT = 64;
    private static final int SCATTER = 0x9E37_79B1;

    private final byte[] in;

    // the last name that began with certain four bytes: nearly all have been met before, and need no other look
    private final int[] recentStarts = new int[RECENT];
    private final int[] recentLengths = new int[RECENT];

    // a set with open addressing, at most half full; an end of 0 marks a free slot
    private int[] starts = new int[128];
    private int[] ends = new int[128];
    private int names;
    private final List<Span> used = new ArrayList<>();
    private final List<Span> declared = new ArrayList<>();

    XmlNames(byte[] document) {
        this.in = document;
    }

    /// Takes in the name that begins here; where it ends.
    int pass(int start) throws MalformedMessageException {
        if (start > in.length - Integer.BYTES) {
            return add(start);
        }
        int recent = EightBytes.fourAt(in, start) * SCATTER >>> -Integer.numberOfTrailingZeros(RECENT);
        int end = start + recentLengths[recent];
        if (end > start && end < in.length && !IN_NAMES[in[end] & 0xFF]
                && isSame(recentStarts[recent], start, end - start)) {
            return end;
        }
        end = add(start);
        recentStarts[recent] = start;
        recentLengths[recent] = end - start;
        return end;
    }

    private int add(int start) throws MalformedMessageException {
        int end = start;
        while (end < in.length && IN_NAMES[in[end] & 0xFF]) {
            end++;
        }
        if (end == start) {
            throw new MalformedMessageException("not well-formed XML");
        }
        int slot = slot(start, end);
        if (ends[slot] == 0) {
            if (++names > MOST) {
                throw new MalformedMessageException("too many different names");
            }
            starts[slot] = start;
            ends[slot] = end;
            if (2 * names == ends.length) {
                grow();
            }
            notePrefix(start, end);
        }
        return end;
    }

    /// Where that name is, or would be.
    private int slot(int start, int end) {
        int length = end - start;
        int mask = ends.length - 1;
        int slot = length + 7 * in[start] + 31 * in[start + length / 2] + 127 * in[end - 1] & mask;
        while (ends[slot] != 0 && !(ends[slot] - starts[slot] == length && isSame(starts[slot], start, length))) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private boolean isSame(int start, int otherStart, int length) {
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            if (EightBytes.at(in, start + i) != EightBytes.at(in, otherStart + i)) {
                return false;
            }
        }
        for (; i < length; i++) {
            if (in[start + i] != in[otherStart + i]) {
                return false;
            }
        }
        return true;
    }

    private void grow() {
        int[] oldStarts = starts;
        int[] oldEnds = ends;
        starts = new int[2 * oldStarts.length];
        ends = new int[2 * oldEnds.length];
        for (int i = 0; i < oldEnds.length; i++) {
            if (oldEnds[i] != 0) {
                int slot = slot(oldStarts[i], oldEnds[i]);
                starts[slot] = oldStarts[i];
                ends[slot] = oldEnds[i];
            }
        }
    }

    private void notePrefix(int start, int end) {
        int colon = start;
        while (colon < end && in[colon] != ':') {
            colon++;
        }
        if (colon == end) {
            return;
        }
        if (Arrays.equals(in, start, colon, XMLNS, 0, XMLNS.length)) {
            declared.add(new Span(colon + 1, end));
        } else if (!isAmong(used, start, colon)) {
            used.add(new Span(start, colon));
        }
    }

    private boolean isAmong(List<Span> spans, int start, int end) {
        for (Span span : spans) {
            if (Arrays.equals(in, span.start, span.end, in, start, end)) {
                return true;
            }
        }
        return false;
    }

    /// Prefixes that no element at all declares, one character for each byte. Scopes are left out: where only some other
    /// element declares a prefix, the parser has the last word.
    List<String> undeclaredPrefixes() {
        List<String> undeclared = new ArrayList<>(0);
        for (Span span : used) {
            if (!isAmong(declared, span.start, span.end)
                    && !Arrays.equals(in, span.start, span.end, XML, 0, XML.length)) {
                undeclared.add(new String(in, span.start, span.end - span.start, StandardCharsets.ISO_8859_1));
            }
        }
        return undeclared;
    }

    private static boolean[] bytesInNames() {
        var inNames = new boolean[256];
        for (int b = ' ' + 1; b < inNames.length; b++) {
            inNames[b] = b != '>' && b != '/' && b != '=';
        }
        return inNames;
    }

    private record Span(int start, int end) {}
}
