package org.pilotacs.acs.firmware;

import org.pilotacs.acs.content.Slice;
import org.pilotacs.acs.jdbc.Database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import java.util.Random;

/// Puts artefacts where boxes find them, and signs them as an operator would.
public final class Shelf {
    private static final long LARGEST = 1L << 30;

    private Shelf() {}

    public static Artefact put(Database database, Artefacts artefacts, Fit fit, String version, Path file, Instant at)
            throws IOException {
        return put(database, artefacts, wanted(Artefact.Kind.FIRMWARE, fit, version, ""), file, at);
    }

    public static Artefact put(Database database, Artefacts artefacts, NewArtefact wanted, Path file, Instant at)
            throws IOException {
        Uploads uploads = new JdbcUploads(database, new Random());
        Uploads.Beginning beginning = uploads.begin("test", "fw.bin", Files.size(file), "", LARGEST, at);
        Upload begun = ((Uploads.Beginning.Begun) beginning).upload();
        Uploads.Appending appending = uploads.append(begun.id(), 0, Slice.whole(file), at);
        Upload whole = ((Uploads.Appending.Appended) appending).upload();
        return ((Adding.Added) artefacts.add(wanted, whole, at)).artefact();
    }

    public static NewArtefact wanted(Artefact.Kind kind, Fit fit, String version, String signature) {
        return new NewArtefact(kind, fit, version, "", "", signature, "anna");
    }

    public static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static SigningKey named(String name, KeyPair keys) {
        return Objects.requireNonNull(
                SigningKey.read(name + "=" + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded())));
    }

    public static String sign(KeyPair keys, Statement statement) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(statement.bytes());
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
