package org.pilotacs.acs.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// A part of a file.
///
/// @param from first byte
/// @param length how many
public record Slice(Path file, long from, long length) {
    /// The whole of it.
    ///
    /// @throws IOException if it cannot be read
    public static Slice whole(Path file) throws IOException {
        return new Slice(file, 0, Files.size(file));
    }

    InputStream open() throws IOException {
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(from);
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
