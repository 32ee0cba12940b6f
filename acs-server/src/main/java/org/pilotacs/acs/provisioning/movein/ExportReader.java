package org.pilotacs.acs.provisioning.movein;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/// An export in JSON, however it was written: one document a line, as an array, or over several lines. A document that is broken
/// ends where the next one begins at the start of a line, so that it takes none with it. Confined to one thread.
final class ExportReader implements DocumentReader {
    private final BufferedReader in;
    private final int longest;
    private long line;
    private int last = '\n';
    private boolean again;

    ExportReader(Reader in, int longest) {
        this.in = new BufferedReader(in, 1 << 16);
        this.longest = longest;
    }

    ExportReader(InputStream in) {
        this(new InputStreamReader(in, StandardCharsets.UTF_8), LONGEST);
    }

    @Override
    public @Nullable Piece next() throws IOException {
        for (int c = read(); c >= 0; c = read()) {
            if (c == '{') {
                return document();
            }
            if (!isBetween(c)) {
                return rubbish(c);
            }
        }
        return null;
    }

    /// A document whose first brace is read.
    private Piece document() throws IOException {
        long begun = line;
        StringBuilder text = new StringBuilder("{");
        int depth = 1;
        boolean inText = false;
        while (true) {
            boolean first = last == '\n';
            int c = read();
            if (c < 0) {
                return new Piece(begun, "", "it is not complete");
            }
            if (c == '{' && first) {
                again = true;
                return new Piece(begun, "", "it is not complete");
            }
            append(text, c);
            if (inText) {
                if (c == '\\') {
                    append(text, read());
                } else if (c == '"' || c == '\n') {
                    inText = false;
                }
            } else if (c == '"') {
                inText = true;
            } else if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                return text.length() < longest
                        ? new Piece(begun, text.toString(), "")
                        : new Piece(begun, "", "it has more than " + longest + " characters");
            }
        }
    }

    private void append(StringBuilder text, int c) {
        if (c >= 0 && text.length() < longest) {
            text.append((char) c);
        }
    }

    /// What stands where a document should, up to the end of its line.
    private Piece rubbish(int first) throws IOException {
        long begun = line;
        int c = first;
        while (c >= 0 && c != '\n') {
            c = read();
        }
        return new Piece(begun, "", "it is no JSON object");
    }

    private static boolean isBetween(int c) {
        return Character.isWhitespace(c) || c == ',' || c == '[' || c == ']' || c == '\uFEFF';
    }

    private int read() throws IOException {
        if (again) {
            again = false;
            return last;
        }
        if (last == '\n') {
            line++;
        }
        last = in.read();
        return last;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
