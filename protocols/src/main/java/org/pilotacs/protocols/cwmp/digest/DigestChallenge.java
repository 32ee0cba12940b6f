package org.pilotacs.protocols.cwmp.digest;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Map;

/// What a server demands (RFC 7616, 3.3).
///
/// @param qopAuth whether `qop=auth` is offered; without any qop the answer is that of RFC 2069
/// @param algorithmNamed whether the challenge named the algorithm, so that the answer does too
/// @param opaque null if there is none
public record DigestChallenge(String realm, String nonce, boolean qopAuth, DigestAlgorithm algorithm,
        boolean algorithmNamed, @Nullable String opaque) {
    private static final String SCHEME = "Digest";

    /// A challenge of our own.
    public static DigestChallenge of(String realm, String nonce, DigestAlgorithm algorithm) {
        return new DigestChallenge(realm, nonce, true, algorithm, true, null);
    }

    /// Reads a WWW-Authenticate value; null if it is no Digest challenge that can be answered.
    public static @Nullable DigestChallenge parse(String header) {
        String text = header.strip();
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        Map<String, String> fields = HeaderFields.read(text.substring(SCHEME.length()));
        String nonce = fields.get("nonce");
        String qop = fields.get("qop");
        DigestAlgorithm algorithm = DigestAlgorithm.of(fields.get("algorithm"));
        boolean auth = qop != null && Arrays.stream(qop.split("[, ]+")).anyMatch("auth"::equalsIgnoreCase);
        boolean onlyUnknown = qop != null && !qop.isBlank() && !auth;
        if (nonce == null || algorithm == null || onlyUnknown) {
            return null;
        }
        return new DigestChallenge(fields.getOrDefault("realm", ""), nonce, auth, algorithm,
                fields.containsKey("algorithm"), fields.get("opaque"));
    }

    /// The answer to this challenge.
    ///
    /// @param uri request target as it stands in the request line
    /// @param cnonce fresh random text of the client
    /// @param count how often this nonce was used, from 1
    public DigestAuthorization respond(String username, String password, String method, String uri, String cnonce,
            int count) {
        DigestAuthorization unsigned = new DigestAuthorization(username, realm, nonce, uri, "", algorithm,
                algorithmNamed, qopAuth ? "auth" : null, qopAuth || algorithm.session() ? cnonce : null,
                qopAuth ? String.format("%08x", count) : null, opaque);
        return unsigned.signed(password, method);
    }

    /// As a WWW-Authenticate value.
    public String format() {
        return "Digest realm=\"" + realm + "\", nonce=\"" + nonce + "\"" + (qopAuth ? ", qop=\"auth\"" : "")
                + (algorithmNamed ? ", algorithm=" + algorithm.wireName() : "")
                + (opaque == null ? "" : ", opaque=\"" + opaque + "\"");
    }
}
