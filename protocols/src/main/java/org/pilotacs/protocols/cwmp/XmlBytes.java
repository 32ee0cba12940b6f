package org.pilotacs.protocols.cwmp;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bodies as they came, made fit for a parser: UTF-8 without illegal characters (quirk X5). What is sound already passes uncopied.
final class XmlBytes {
    private static final Pattern DECLARED = Pattern
            .compile("\\W*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final Pattern REFERENCE = Pattern.compile("&#(?:x0*([0-9A-Fa-f]{1,6})|0*([0-9]{1,7}));");
    private static final char REPLACEMENT = '\uFFFD';
    private static final byte[] LESS_THAN = "<".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_DECLARATION = 1024;

    private XmlBytes() {}

    /// @param label the charset that the sender named beside the body; null if it named none
    static byte[] clean(byte[] body, @Nullable String label) {
        if (isPlain(body)) {
            return body;
        }
        Charset charset = charset(body, label);
        String text = new String(body, charset);
        boolean sound = isLegal(text) && text.indexOf(REPLACEMENT) < 0;
        return sound && charset.equals(StandardCharsets.UTF_8) ? body : legal(text).getBytes(StandardCharsets.UTF_8);
    }

    // A document in a charset that is no superset of ASCII has other bytes as well, so labels need no look here.
    private static boolean isPlain(byte[] body) {
        byte last = 0;
        for (byte b : body) {
            if (b < ' ' && b != '\n' && b != '\r' && b != '\t' || b == '#' && last == '&') {
                return false;
            }
            last = b;
        }
        return true;
    }

    /// The evidence of the bytes, else the label, else the declaration, else UTF-8 (quirks H10, H11).
    private static Charset charset(byte[] body, @Nullable String label) {
        int first = body[0] & 0xFF;
        int second = body.length > 1 ? body[1] & 0xFF : 0;
        if (first == 0xFE && second == 0xFF || first == 0 && second == '<') {
            return StandardCharsets.UTF_16BE;
        }
        if (first == 0xFF && second == 0xFE || first == '<' && second == 0) {
            return StandardCharsets.UTF_16LE;
        }
        Charset labelled = asciiBased(label);
        if (labelled != null) {
            return labelled;
        }
        Matcher declared = DECLARED.matcher(
                new String(body, 0, Math.min(body.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1));
        Charset found = declared.lookingAt() ? asciiBased(declared.group(1)) : null;
        return found == null ? StandardCharsets.UTF_8 : found;
    }

    /// Null for a charset that is unknown, or that is a lie because these bytes would be no XML in it.
    private static @Nullable Charset asciiBased(@Nullable String name) {
        if (name == null) {
            return null;
        }
        try {
            Charset charset = Charset.forName(name.strip().replaceAll("^[\"']|[\"']$", ""));
            return new String(LESS_THAN, charset).equals("<") ? charset : null;
        } catch (IllegalArgumentException _) { // no such name, or no charset of that name
            return null;
        }
    }

    private static String legal(String text) {
        var legal = new StringBuilder(text.length());
        text.codePoints().filter(XmlChars::isLegal).forEach(legal::appendCodePoint);
        return REFERENCE.matcher(legal).replaceAll(XmlBytes::legalReference);
    }

    private static boolean isLegal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean ordinary = c > '&' && c < Character.MIN_SURROGATE || c == ' ';
            if (!ordinary && !isLegal(text, i)) {
                return false;
            }
        }
        return true;
    }

    // Decoders leave no lone surrogates.
    private static boolean isLegal(String text, int i) {
        char c = text.charAt(i);
        return Character.isSurrogate(c) || XmlChars.isLegal(c) && !text.startsWith("&#", i);
    }

    private static String legalReference(MatchResult reference) {
        String hex = reference.group(1);
        int codePoint = hex == null ? Integer.parseInt(reference.group(2)) : Integer.parseInt(hex, 16);
        return XmlChars.isLegal(codePoint) ? reference.group() : "";
    }
}
