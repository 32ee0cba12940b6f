package org.pilotacs.acs.link.cwmp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Digest answers by the formulas of RFC 7616, 2617 and 2069, written down apart from our own code, so that the two hold
/// each other to the standard.
///
/// @param algorithm as it is written on the wire, for example `MD5-sess`; empty to leave it out
/// @param qop whether to answer with `qop=auth`; without, the form is that of RFC 2069
record HandMadeDigest(String username, String password, String algorithm, boolean qop) {
    private static final String CNONCE = "0a4f113b";
    private static final String COUNT = "00000001";

    static HandMadeDigest md5(String username, String password) {
        return new HandMadeDigest(username, password, "MD5", true);
    }

    /// The Authorization value for a POST of `/`.
    String answer(String challenge) {
        return answer(challenge, "POST", "/");
    }

    String answer(String challenge, String method, String uri) {
        String realm = field(challenge, "realm");
        String nonce = field(challenge, "nonce");
        String secret = hash(username + ":" + realm + ":" + password);
        if (algorithm.endsWith("-sess")) {
            secret = hash(secret + ":" + nonce + ":" + CNONCE);
        }
        String request = hash(method + ":" + uri);
        String response = qop
                ? hash(secret + ":" + nonce + ":" + COUNT + ":" + CNONCE + ":auth:" + request)
                : hash(secret + ":" + nonce + ":" + request);
        return "Digest username=\"" + username + "\", realm=\"" + realm + "\", nonce=\"" + nonce + "\", uri=\"" + uri
                + "\", response=\"" + response + "\"" + (algorithm.isEmpty() ? "" : ", algorithm=" + algorithm)
                + (qop ? ", qop=auth, nc=" + COUNT + ", cnonce=\"" + CNONCE + "\"" : "");
    }

    static String field(String challenge, String name) {
        Matcher matcher = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(challenge);
        if (!matcher.find()) {
            throw new AssertionError("no " + name + " in " + challenge);
        }
        return matcher.group(1);
    }

    private String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm.startsWith("SHA-256") ? "SHA-256" : "MD5")
                            .digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
