package org.pilotacs.acs.firmware;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// This node's copies of images, each named by what is in it. One that is there is whole: it was held against its hash
/// before it got its name. Safe for any number of threads.
final class ImageCopies {
    private final Path folder;
    private final Parts parts;
    private final ReentrantLock copying = new ReentrantLock();

    /// Where the content comes from.
    @FunctionalInterface
    interface Parts {
        /// Empty if there are no more, or no such image.
        Optional<byte[]> of(String image, int part);
    }

    ImageCopies(Path folder, Parts parts) {
        this.folder = folder;
        this.parts = parts;
    }

    /// Empty if the image is gone meanwhile.
    Optional<Path> of(FirmwareImage image) throws IOException {
        Path copy = folder.resolve(image.sha256());
        if (isWhole(copy, image)) {
            return Optional.of(copy);
        }
        copying.lock();
        try {
            return isWhole(copy, image) || copied(image, copy) ? Optional.of(copy) : Optional.empty();
        } finally {
            copying.unlock();
        }
    }

    /// @param hashes of the images that there still are
    void keepOnly(Set<String> hashes) throws IOException {
        copying.lock();
        try {
            if (Files.isDirectory(folder)) {
                try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
                    for (Path one : all) {
                        if (!hashes.contains(one.getFileName().toString())) {
                            Files.deleteIfExists(one);
                        }
                    }
                }
            }
        } finally {
            copying.unlock();
        }
    }

    private static boolean isWhole(Path copy, FirmwareImage image) throws IOException {
        return Files.exists(copy) && Files.size(copy) == image.bytes();
    }

    private boolean copied(FirmwareImage image, Path copy) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "image-", ".part");
        try {
            MessageDigest hash = sha256();
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(unfinished), hash)) {
                Optional<byte[]> content = parts.of(image.id(), 0);
                for (int part = 1; content.isPresent(); part++) {
                    out.write(content.get());
                    content = parts.of(image.id(), part);
                }
            }
            if (!HexFormat.of().formatHex(hash.digest()).equals(image.sha256())) {
                return false;
            }
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
