package org.pilotacs.agent.model;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.cwmp.XsdType;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.HexFormat;

/// The written forms of TR-106 data types (3.2).
final class Lexical {
    private static final long UNSIGNED_INT_MAX = 0xFFFF_FFFFL;

    private Lexical() {}

    /// The form in which the box keeps the value, or null where the text is none of this type.
    static @Nullable String canonical(XsdType type, String text) {
        try {
            return switch (type) {
                case STRING -> text;
                case INT -> Integer.toString(Integer.parseInt(text.strip()));
                case UNSIGNED_INT -> unsignedInt(text.strip());
                case LONG -> Long.toString(Long.parseLong(text.strip()));
                case UNSIGNED_LONG -> Long.toUnsignedString(Long.parseUnsignedLong(text.strip()));
                case BOOLEAN -> bool(text.strip());
                case DATE_TIME -> OffsetDateTime.parse(text.strip()).toInstant().toString();
                case BASE64 -> decoded(Base64.getMimeDecoder().decode(text).length, text);
                case HEX_BINARY -> decoded(HexFormat.of().parseHex(text.strip()).length, text.strip());
                case DECIMAL -> Double.isFinite(Double.parseDouble(text.strip())) ? text.strip() : null;
            };
        } catch (IllegalArgumentException | DateTimeException notOfThisType) {
            return null;
        }
    }

    private static @Nullable String unsignedInt(String text) {
        long number = Long.parseLong(text);
        return number >= 0 && number <= UNSIGNED_INT_MAX ? Long.toString(number) : null;
    }

    private static @Nullable String bool(String text) {
        return switch (text) {
            case "1", "true" -> "1";
            case "0", "false" -> "0";
            default -> null;
        };
    }

    private static @Nullable String decoded(int length, String text) {
        return length >= 0 ? text : null;
    }
}
