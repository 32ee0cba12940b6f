package org.pilotacs.acs.firmware;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The public half of a key that somebody signs artefacts with, by Ed25519 (RFC 8032).
///
/// @param name that people know it by
public record SigningKey(String name, PublicKey key) {
    /// Bytes of a signature.
    public static final int SIGNATURE = 64;
    private static final int RAW = 32;
    /// What comes before the 32 bytes in a SubjectPublicKeyInfo (RFC 8410, section 4).
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final Pattern FORM = Pattern.compile("([A-Za-z0-9][A-Za-z0-9._-]{0,63})=(.{1,1000})",
            Pattern.DOTALL);
    /// Stands where there is none yet.
    public static final SigningKey NONE = of("none", new byte[RAW]);
    private static final String ARMOUR = "-----(?:BEGIN|END) PUBLIC KEY-----";

    /// Of `name=KEY`, where KEY is PEM, or the base64 of a SubjectPublicKeyInfo or of the 32 bytes alone.
    ///
    /// @return null if it is not of that form
    public static @Nullable SigningKey read(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return null;
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(matcher.group(2).replaceAll(ARMOUR, "").replaceAll("\\s", ""));
            return of(matcher.group(1), bytes);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    private static SigningKey of(String name, byte[] bytes) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        if (bytes.length == RAW) {
            whole.writeBytes(PREFIX);
        }
        whole.writeBytes(bytes);
        try {
            return new SigningKey(name,
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(whole.toByteArray())));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a public key of Ed25519", e);
        }
    }

    boolean signed(Statement statement, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(statement.bytes());
            return check.verify(signature);
        } catch (SignatureException _) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has Ed25519", e);
        }
    }

    /// As it is read.
    @Override
    public String toString() {
        return name + "=" + Base64.getEncoder().encodeToString(key.getEncoded());
    }
}
