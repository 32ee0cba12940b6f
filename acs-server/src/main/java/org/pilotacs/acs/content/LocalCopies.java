package org.pilotacs.acs.content;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// This node's copies of content, each named by what is in it. One that is there is whole: it was held against its hash,
/// and was on the disk, before it got its name. Safe for any number of threads.
public final class LocalCopies {
    private final Path folder;
    private final Parts parts;
    private final ReentrantLock copying = new ReentrantLock();

    /// Where the content comes from.
    @FunctionalInterface
    public interface Parts {
        /// Empty if there are no more, or no such content.
        Optional<byte[]> of(String content, int part);
    }

    public LocalCopies(Path folder, Parts parts) {
        this.folder = folder;
        this.parts = parts;
    }

    /// Empty if the content is gone meanwhile.
    ///
    /// @throws IOException if there is no room for it
    public Optional<Path> of(Content content) throws IOException {
        Path copy = folder.resolve(content.sha256());
        if (isWhole(copy, content)) {
            return Optional.of(copy);
        }
        copying.lock();
        try {
            return isWhole(copy, content) || copied(content, copy) ? Optional.of(copy) : Optional.empty();
        } finally {
            copying.unlock();
        }
    }

    /// Drops the other copies, and what a killed node left unfinished.
    ///
    /// @param hashes of the content that there still is; asked while nothing is copied, so that no copy is newer
    public void keepOnly(Supplier<Set<String>> hashes) throws IOException {
        copying.lock();
        try {
            if (Files.isDirectory(folder)) {
                Set<String> kept = hashes.get();
                try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
                    for (Path one : all) {
                        if (!kept.contains(one.getFileName().toString())) {
                            Files.deleteIfExists(one);
                        }
                    }
                }
            }
        } finally {
            copying.unlock();
        }
    }

    private static boolean isWhole(Path copy, Content content) throws IOException {
        return Files.exists(copy) && Files.size(copy) == content.bytes();
    }

    private boolean copied(Content content, Path copy) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = Files.createTempFile(folder, "copy-", ".part");
        try {
            if (!written(content, unfinished).equals(content.sha256())) {
                return false;
            }
            Files.move(unfinished, copy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return true;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// The hash of what was written.
    private String written(Content content, Path file) throws IOException {
        MessageDigest digest = Hash.SHA_256.begin();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
                OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest)) {
            Optional<byte[]> some = parts.of(content.id(), 0);
            for (int part = 1; some.isPresent(); part++) {
                out.write(some.get());
                some = parts.of(content.id(), part);
            }
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
