package org.pilotacs.protocols.cwmp.digest;

import org.jspecify.annotations.Nullable;

import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/// What a client answers to a [DigestChallenge] (RFC 7616, 3.4).
///
/// @param response lower-case hex
/// @param qop null for the form of RFC 2069
/// @param cnonce null if there is none
/// @param count eight hex digits as sent; null if there is none
/// @param opaque null if there is none
public record DigestAuthorization(String username, String realm, String nonce, String uri, String response,
        DigestAlgorithm algorithm, boolean algorithmNamed, @Nullable String qop, @Nullable String cnonce,
        @Nullable String count, @Nullable String opaque) {
    private static final String SCHEME = "Digest";

    /// Reads an Authorization value; null if it is no Digest answer.
    public static @Nullable DigestAuthorization parse(String header) {
        String text = header.strip();
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        Map<String, String> fields = HeaderFields.read(text.substring(SCHEME.length()));
        DigestAlgorithm algorithm = DigestAlgorithm.of(fields.get("algorithm"));
        String nonce = fields.get("nonce");
        String response = fields.get("response");
        if (algorithm == null || nonce == null || response == null) {
            return null;
        }
        return new DigestAuthorization(fields.getOrDefault("username", ""), fields.getOrDefault("realm", ""), nonce,
                fields.getOrDefault("uri", ""), response.toLowerCase(Locale.ROOT), algorithm,
                fields.containsKey("algorithm"), fields.get("qop"), fields.get("cnonce"), fields.get("nc"),
                fields.get("opaque"));
    }

    /// Whether who made this answer knew the password. Takes the same time wherever it is wrong. Whether nonce, uri and
    /// realm are the right ones is for the caller to say.
    public boolean isProofOf(String password, String method) {
        return MessageDigest.isEqual(digest(password, method).getBytes(UTF_8), response.getBytes(UTF_8));
    }

    DigestAuthorization signed(String password, String method) {
        return new DigestAuthorization(username, realm, nonce, uri, digest(password, method), algorithm,
                algorithmNamed, qop, cnonce, count, opaque);
    }

    /// RFC 7616, 3.4.1 to 3.4.3; RFC 2069, 2.1.2 where there is no qop.
    private String digest(String password, String method) {
        String secret = algorithm.hash(username, realm, password);
        if (algorithm.session()) {
            secret = algorithm.hash(secret, nonce, orEmpty(cnonce));
        }
        String request = algorithm.hash(method, uri);
        return qop == null || qop.isEmpty()
                ? algorithm.hash(secret, nonce, request)
                : algorithm.hash(secret, nonce, orEmpty(count), orEmpty(cnonce), qop, request);
    }

    /// As an Authorization value.
    public String format() {
        StringBuilder header = new StringBuilder("Digest username=\"").append(quotable(username)).append("\", realm=\"")
                .append(quotable(realm)).append("\", nonce=\"").append(quotable(nonce)).append("\", uri=\"")
                .append(quotable(uri)).append("\", response=\"").append(response).append('"');
        if (algorithmNamed) {
            header.append(", algorithm=").append(algorithm.wireName());
        }
        if (qop != null) {
            header.append(", qop=").append(qop).append(", nc=").append(orEmpty(count));
        }
        if (cnonce != null) {
            header.append(", cnonce=\"").append(quotable(cnonce)).append('"');
        }
        if (opaque != null) {
            header.append(", opaque=\"").append(quotable(opaque)).append('"');
        }
        return header.toString();
    }

    /// A peer's own words go back into a header: nothing that could end it.
    private static String quotable(String text) {
        return text.replaceAll("[\\p{Cntrl}]", "").replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
