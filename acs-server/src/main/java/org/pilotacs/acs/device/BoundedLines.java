package org.pilotacs.acs.device;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;

/// The lines of a text, of which each takes only so much memory. Confined to one thread.
final class BoundedLines {
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    /// @param number from 1
    /// @param cut whether the line was longer than allowed; the rest of it was skipped
    record Line(long number, String text, boolean cut) {}

    private final BufferedReader input;
    private final int max;
    private long number;

    BoundedLines(Reader input, int max) {
        this.input = new BufferedReader(input);
        this.max = max;
    }

    /// Null at the end.
    @Nullable
    Line next() throws IOException {
        int c = input.read();
        if (c < 0) {
            return null;
        }
        number++;
        StringBuilder text = new StringBuilder();
        boolean cut = false;
        for (; c >= 0 && c != '\n'; c = input.read()) {
            if (number == 1 && text.isEmpty() && c == BYTE_ORDER_MARK) {
                continue;
            }
            if (text.length() < max) {
                text.append((char) c);
            } else {
                cut = true;
            }
        }
        return new Line(number, text.toString(), cut);
    }
}
