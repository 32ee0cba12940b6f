package org.pilotacs.acs.door.care;

/// Texts as cells of a CSV file that a spreadsheet may open. Stateless.
final class CsvCell {
    /// A cell that begins so is a formula to a spreadsheet.
    private static final String FORMULA = "=+-@\t\r";

    private CsvCell() {}

    static String of(String text) {
        String plain = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return plain.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? "\"" + plain.replace("\"", "\"\"") + "\""
                : plain;
    }
}
