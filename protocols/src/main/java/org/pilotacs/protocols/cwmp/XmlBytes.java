package org.pilotacs.protocols.cwmp;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Bodies as they came, made fit for a parser: UTF-8 without illegal characters (quirk X5). What is sound already passes
/// uncopied.
final class XmlBytes {
    private static final Pattern DECLARED = Pattern
            .compile("\\W*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final Pattern REFERENCE = Pattern.compile("&#(?:x0*([0-9A-Fa-f]{1,6})|0*([0-9]{1,7}));");
    private static final Pattern QUOTES = Pattern.compile("^[\"']|[\"']$");
    private static final byte[] LESS_THAN = "<".getBytes(StandardCharsets.US_ASCII);
    private static final int LONGEST_DECLARATION = 1024;

    private XmlBytes() {}

    /// @param label the charset that the sender named beside the body; null if it named none
    static byte[] clean(byte[] body, @Nullable String label) {
        XmlSoundness soundness = XmlSoundness.of(body);
        // A document in a charset that is no superset of ASCII has other bytes as well, so labels need no look here.
        if (soundness == XmlSoundness.PLAIN) {
            return body;
        }
        Charset charset = charset(body, label);
        if (soundness == XmlSoundness.SOUND && charset.equals(StandardCharsets.UTF_8)) {
            return body;
        }
        String text = new String(body, charset);
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return XmlSoundness.of(utf8) == XmlSoundness.UNSOUND ? legal(text).getBytes(StandardCharsets.UTF_8) : utf8;
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
        Matcher declared = DECLARED.matcher(declaration(body));
        Charset found = declared.lookingAt() ? asciiBased(declared.group(1)) : null;
        return found == null ? StandardCharsets.UTF_8 : found;
    }

    /// What could be an XML declaration: noise, and the first tag.
    private static String declaration(byte[] body) {
        int longest = Math.min(body.length, LONGEST_DECLARATION);
        int end = 0;
        while (end < longest && !isWord(body[end])) {
            end++;
        }
        while (end < longest && body[end] != '>') {
            end++;
        }
        return new String(body, 0, end, StandardCharsets.ISO_8859_1);
    }

    private static boolean isWord(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b == '_';
    }

    /// Null for a charset that is unknown, or that is a lie because these bytes would be no XML in it.
    private static @Nullable Charset asciiBased(@Nullable String label) {
        if (label == null) {
            return null;
        }
        String name = QUOTES.matcher(label.strip()).replaceAll("");
        try {
            Charset charset = Charset.forName(name);
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

    private static String legalReference(MatchResult reference) {
        String hex = reference.group(1);
        int codePoint = hex == null ? Integer.parseInt(reference.group(2)) : Integer.parseInt(hex, 16);
        return XmlChars.isLegal(codePoint) ? reference.group() : "";
    }
}
