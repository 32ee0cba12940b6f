package org.pilotacs.agent.linux;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Files of /proc and /sys: short texts that may be missing, or refuse to be read, at any time.
final class KernelFile {
    /// No file that we read is longer on a machine of today.
    private static final int MOST = 256 << 10;

    private KernelFile() {}

    /// Its text without blanks and zeros around it; null if there is none.
    static @Nullable String text(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            // the device tree ends its texts with a zero byte
            String text = new String(in.readNBytes(MOST), StandardCharsets.UTF_8).replace('\0', ' ').strip();
            return text.isEmpty() ? null : text;
        } catch (IOException missing) {
            return null;
        }
    }

    static List<String> lines(Path file) {
        String text = text(file);
        return text == null ? List.of() : text.lines().toList();
    }

    /// The whole number that it holds; null if it holds none.
    static @Nullable Long number(Path file) {
        String text = text(file);
        return text == null ? null : number(text);
    }

    static @Nullable Long number(String text) {
        try {
            return Long.valueOf(text);
        } catch (NumberFormatException none) {
            return null;
        }
    }

    /// What a folder holds, sorted by name, 2 before 10.
    static List<Path> entries(Path folder, String glob) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
            found.forEach(entries::add);
        } catch (IOException | DirectoryIteratorException missing) {
            return List.of();
        }
        entries.sort(Comparator.comparingInt((Path entry) -> entry.getFileName().toString().length())
                .thenComparing(entry -> entry.getFileName().toString()));
        return entries;
    }
}
