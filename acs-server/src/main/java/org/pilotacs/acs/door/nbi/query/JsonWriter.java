package org.pilotacs.acs.door.nbi.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/// Writes data as `JSON.stringify` does. Confined to one thread.
final class JsonWriter {
    private static final String HEX = "0123456789abcdef";
    private static final int MOST_DIGITS_OF_A_YEAR = 4;

    private final Appendable out;

    JsonWriter(Appendable out) {
        this.out = out;
    }

    static String text(Datum datum) {
        StringBuilder text = new StringBuilder();
        try {
            new JsonWriter(text).write(datum);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    void write(Datum datum) throws IOException {
        switch (datum) {
            case Datum.Document document -> document(document);
            case Datum.Array array -> array(array);
            case Datum.Text(String value) -> string(value);
            case Datum.Numeral(double value) ->
                out.append(Double.isFinite(value) ? JsNumber.text(value) : "null");
            case Datum.Truth(boolean value) -> out.append(value ? "true" : "false");
            case Datum.Date(Instant value) -> out.append('"').append(iso(value)).append('"');
            case Datum.ObjectId(String hex) -> out.append('"').append(hex).append('"');
            case Datum.Nothing _ -> out.append("null");
        }
    }

    private void document(Datum.Document document) throws IOException {
        char before = '{';
        for (Map.Entry<String, Datum> field : document.fields().entrySet()) {
            out.append(before);
            string(field.getKey());
            out.append(':');
            write(field.getValue());
            before = ',';
        }
        out.append(before == '{' ? "{}" : "}");
    }

    private void array(Datum.Array array) throws IOException {
        char before = '[';
        for (Datum value : array) {
            out.append(before);
            write(value);
            before = ',';
        }
        out.append(before == '[' ? "[]" : "]");
    }

    private void string(String text) throws IOException {
        out.append('"');
        int plain = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && (!Character.isSurrogate(c) || isPaired(text, i))) {
                continue;
            }
            out.append(text, plain, i);
            escape(c);
            plain = i + 1;
        }
        out.append(text, plain, text.length()).append('"');
    }

    private static boolean isPaired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }

    private void escape(char c) throws IOException {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                out.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    out.append(HEX.charAt(c >> shift & 0xf));
                }
            }
        }
    }

    /// By hand, since a device has some thousand dates and a formatter takes ten times as long.
    private static String iso(Instant instant) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(28);
        int year = time.getYear();
        if (year < 0 || year > 9999) {
            text.append(year < 0 ? '-' : '+');
            digits(text, Math.abs(year), MOST_DIGITS_OF_A_YEAR + 2);
        } else {
            digits(text, year, MOST_DIGITS_OF_A_YEAR);
        }
        digits(text.append('-'), time.getMonthValue(), 2);
        digits(text.append('-'), time.getDayOfMonth(), 2);
        digits(text.append('T'), time.getHour(), 2);
        digits(text.append(':'), time.getMinute(), 2);
        digits(text.append(':'), time.getSecond(), 2);
        digits(text.append('.'), time.getNano() / 1_000_000, 3);
        return text.append('Z').toString();
    }

    private static void digits(StringBuilder text, int number, int count) {
        String digits = Integer.toString(number);
        text.repeat('0', Math.max(0, count - digits.length())).append(digits);
    }
}
