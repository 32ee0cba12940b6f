package org.pilotacs.acs.runtime;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/// The file that holds the [MasterKey]: its bytes and nothing else.
public final class KeyFile {
    /// Its name in the data folder.
    public static final String NAME = "pilot.key";

    private static final Set<PosixFilePermission> OTHERS = EnumSet.of(PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    private KeyFile() {}

    /// The key of this installation. The one in the data folder is made at the first start; a named one must be there,
    /// since a wrong path would otherwise quietly make a second key.
    ///
    /// @throws IOException if there is no usable key; its message says what to do
    public static MasterKey of(SecretsConfig config, Path data, SecureRandom random) throws IOException {
        Path named = config.keyFile();
        if (named != null) {
            return read(named, random);
        }
        Path own = path(config, data);
        if (Files.notExists(own)) {
            make(own, random);
        }
        return read(own, random);
    }

    /// Where it is, or will be.
    public static Path path(SecretsConfig config, Path data) {
        return config.keyFile() == null ? data.resolve(NAME) : config.keyFile();
    }

    /// Has something opened that is sealed with the key.
    ///
    /// @param what is sealed
    /// @throws IOException if it is sealed with another; its message says what to do
    public static <T> T unsealing(SecretsConfig config, Path data, String what, Supplier<T> opens) throws IOException {
        try {
            return opens.get();
        } catch (SealedByAnotherException e) {
            throw new IOException(path(config, data) + ": this is not the key that the " + what
                    + " in the database are sealed with. Put back the one that belongs to this database", e);
        }
    }

    private static MasterKey read(Path file, SecureRandom random) throws IOException {
        Set<PosixFilePermission> permissions = permissions(file);
        if (permissions != null && permissions.stream().anyMatch(OTHERS::contains)) {
            throw new IOException(file + ": others than its owner may get at the key of this installation. Run"
                    + " chmod 600 on it; if others may have read it, make a new one, and have every box that has"
                    + " credentials of its own reset to the factory's");
        }
        byte[] key = bytes(file);
        if (key.length != MasterKey.BYTES) {
            throw new IOException(file + ": a key has " + MasterKey.BYTES + " bytes, this file has " + key.length
                    + ". Put the key of this installation there");
        }
        return new MasterKey(key, random);
    }

    private static byte[] bytes(Path file) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static IOException unreadable(Path file, IOException e) {
        String why = e instanceof NoSuchFileException
                ? "there is no such file. All nodes of an installation share one key; make the first with"
                        + " head -c " + MasterKey.BYTES + " /dev/urandom > " + file + " and chmod 600"
                : "the key of this installation cannot be read: "
                        + (e instanceof FileSystemException one && one.getReason() != null ? one.getReason() : e);
        return new IOException(file + ": " + why, e);
    }

    /// Null where the file system has none.
    private static @Nullable Set<PosixFilePermission> permissions(Path file) throws IOException {
        try {
            return Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException _) {
            return null;
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// Whole or not at all, and at no moment for others to read.
    private static void make(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[MasterKey.BYTES];
        random.nextBytes(key);
        Path draft = file.resolveSibling(NAME + ".new");
        Files.deleteIfExists(draft);
        boolean posix = draft.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(draft, key);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
