package org.pilotacs.acs.door.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// The bytes of a request or a reply, in memory or, for a large upload, in a file. Immutable.
public sealed interface Body {
    Body EMPTY = new InMemory(new byte[0]);

    long size();

    InputStream open() throws IOException;

    static Body of(String text) {
        return new InMemory(text.getBytes(StandardCharsets.UTF_8));
    }

    static Body of(byte[] bytes) {
        return new InMemory(bytes.clone());
    }

    /// All of it as UTF-8.
    default String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    default byte[] bytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Bytes in memory.
    final class InMemory implements Body {
        private final byte[] bytes;

        private InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /// Bytes in a temporary file, which is deleted after the call: who needs it longer moves it away.
    record InFile(Path file, long size) implements Body {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
