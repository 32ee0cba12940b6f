package org.pilotacs.acs.provisioning.movein;

import org.jspecify.annotations.Nullable;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// The documents of an export, one after the other; only one of them is in memory. Confined to one thread.
interface DocumentReader extends Closeable {
    /// Of the longest document: MongoDB itself keeps none of more than 16 MiB.
    int LONGEST = 64 * 1024 * 1024;

    /// One document as JSON.
    ///
    /// @param line on which it begins, or its number where there are no lines; from 1
    /// @param problem why it cannot be one; empty if it may be
    record Piece(long line, String text, String problem) {}

    /// Null at the end.
    @Nullable
    Piece next() throws IOException;

    /// @param file JSON or BSON, by its name; with `.gz` after that also compressed
    static DocumentReader open(Path file) throws IOException {
        return isBson(file) ? new BsonReader(bytes(file)) : new ExportReader(bytes(file));
    }

    /// What a file has, whether it is compressed or not.
    static InputStream bytes(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        try {
            return file.toString().matches("(?is).*\\.gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
        } catch (IOException | RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    static boolean isBson(Path file) {
        return file.toString().matches("(?is).*\\.bson(\\.gz)?");
    }
}
