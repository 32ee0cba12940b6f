package org.pilotacs.acs.firmware;

import org.jspecify.annotations.Nullable;
import org.pilotacs.acs.saying.Saying;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;

/// What somebody says of a file that is to be an artefact.
///
/// @param sha256 that the file must have, in hexadecimal; empty if that was not said
/// @param signature of the [Statement], in base64; empty for none
/// @param by whose doing it is; empty if that is not known
public record NewArtefact(Artefact.Kind kind, Fit fit, String version, String notes, String sha256, String signature,
        String by) {
    /// Most of the notes, in bytes of UTF-8.
    public static final int MOST_OF_NOTES = 8 << 10;
    /// Most versions, or patterns of them, that it may follow on.
    public static final int MOST_FROM = 32;
    /// Of a model, a version and the like.
    public static final int LONGEST = 64;

    /// The first thing that is wrong with it.
    ///
    /// @param where the name of the field, as every door has it
    public record Wrong(String where, Saying why) {}

    public @Nullable Wrong wrong() {
        Wrong name = wrong("productClass", fit.productClass(), true);
        name = name == null ? wrong("version", version, true) : name;
        name = name == null ? wrong("oui", fit.oui(), false) : name;
        name = name == null ? wrong("hardware", fit.hardware(), false) : name;
        for (String one : fit.from()) {
            name = name == null ? wrong("from", one, true) : name;
        }
        if (name != null) {
            return name;
        }
        if (fit.from().size() > MOST_FROM) {
            return new Wrong("from", FirmwareSaying.TOO_MANY_FROM.of(Saying.of(MOST_FROM)));
        }
        if (notes.getBytes(StandardCharsets.UTF_8).length > MOST_OF_NOTES) {
            return new Wrong("notes", tooLong());
        }
        if (notes.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            return new Wrong("notes", FirmwareSaying.NOT_PLAIN.of());
        }
        if (!sha256.isEmpty() && !isSha256(sha256)) {
            return new Wrong("sha256", FirmwareSaying.NOT_SHA256.of());
        }
        return signature.isEmpty() || signed().length == SigningKey.SIGNATURE
                ? null
                : new Wrong("signature", FirmwareSaying.NOT_A_SIGNATURE.of());
    }

    /// The bytes of the signature; none if it is not base64.
    byte[] signed() {
        try {
            return Base64.getDecoder().decode(signature.replaceAll("\\s", ""));
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }

    private static @Nullable Wrong wrong(String where, String text, boolean needed) {
        if (text.length() > LONGEST || needed && text.isBlank()) {
            return new Wrong(where, FirmwareSaying.LENGTH.of(Saying.of(needed ? 1 : 0), Saying.of(LONGEST)));
        }
        boolean plain = text.equals(text.strip())
                && text.codePoints()
                        .noneMatch(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT
                                || Character.getType(c) == Character.LINE_SEPARATOR
                                || Character.getType(c) == Character.PARAGRAPH_SEPARATOR
                                || Character.getType(c) == Character.SURROGATE);
        return plain ? null : new Wrong(where, FirmwareSaying.NOT_PLAIN.of());
    }

    /// What is said of notes that are.
    public static Saying tooLong() {
        return FirmwareSaying.NOTES_TOO_LONG.of(Saying.of(MOST_OF_NOTES));
    }

    public static boolean isSha256(String text) {
        return text.length() == 64 && text.chars().allMatch(HexFormat::isHexDigit);
    }
}
