package org.pilotacs.acs.link.satellite.payload;

import org.jspecify.annotations.Nullable;
import org.pilotacs.protocols.emm.Ref1MasterKey;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/// The file with the master key of a card system: 32 hexadecimal digits, with blanks or line ends around them at most.
final class CardKeyFile {
    /// More than anybody needs who has 32 digits to say.
    private static final int MAX_BYTES = 256;
    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private CardKeyFile() {}

    /// @throws IOException if there is no usable key; its message says what to do, and nothing of the key
    static Ref1MasterKey read(Path file) throws IOException {
        try {
            Set<PosixFilePermission> permissions = permissions(file);
            if (permissions != null && permissions.stream().anyMatch(OTHERS::contains)) {
                throw new IOException(file + ": others than its owner may get at the master key of the cards. Run"
                        + " chmod 600 on it; if others may have read it, they can order every box about: have the boxes"
                        + " given keys of a new master key");
            }
            return Ref1MasterKey.ofHex(text(file));
        } catch (NoSuchFileException e) {
            throw new IOException(
                    file + ": there is no such file. Put the master key there that the boxes' keys were made"
                            + " from; for boxes that have none yet, make one with openssl rand -hex 16 > " + file
                            + " and chmod 600",
                    e);
        } catch (FileSystemException e) {
            throw new IOException(file + ": the master key of the cards cannot be read: "
                    + (e.getReason() == null ? e : e.getReason()), e);
        } catch (IllegalArgumentException _) {
            throw new IOException(
                    file + ": a master key is 32 hexadecimal digits and nothing else. Put the one there that"
                            + " the boxes' keys were made from");
        }
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_BYTES), StandardCharsets.ISO_8859_1).strip();
        }
    }

    /// Null where the file system has none.
    private static @Nullable Set<PosixFilePermission> permissions(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException _) {
            return null;
        }
    }
}
