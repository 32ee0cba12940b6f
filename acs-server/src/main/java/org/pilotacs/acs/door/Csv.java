package org.pilotacs.acs.door;

import org.jspecify.annotations.Nullable;

/// A table as CSV (RFC 4180), with one line of headings. A text that a spreadsheet would take for a formula gets an
/// apostrophe before it. Confined to the making of one table.
public final class Csv {
    private static final String FORMULA = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();

    public Csv(String... headings) {
        row((Object[]) headings);
    }

    /// @param cells null for an empty one
    public Csv row(@Nullable Object... cells) {
        for (int i = 0; i < cells.length; i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        text.append("\r\n");
        return this;
    }

    private static String cell(@Nullable Object cell) {
        return switch (cell) {
            case null -> "";
            case Number number -> number.toString();
            default -> quoted(cell.toString());
        };
    }

    private static String quoted(String cell) {
        String safe = cell.isEmpty() || FORMULA.indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
        return safe.chars().anyMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r' || c == '\t')
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
