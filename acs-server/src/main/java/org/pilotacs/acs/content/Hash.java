package org.pilotacs.acs.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A hash that content is known by.
public enum Hash {
    MD5("MD5"), SHA_256("SHA-256");

    private final String algorithm;

    Hash(String algorithm) {
        this.algorithm = algorithm;
    }

    /// Of a whole file, in hexadecimal.
    ///
    /// @throws IOException if it cannot be read
    public String of(Path file) throws IOException {
        MessageDigest digest = begin();
        try (OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, out);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    MessageDigest begin() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
