package org.pilotacs.acs.provisioning.extension;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The folder with the operator's scripts. Immutable.
final class ScriptFolder {
    private static final List<String> SCRIPTS = List.of(".js", ".mjs");
    /// What a script may require from its folder.
    private static final List<String> PARTS = List.of(".js", ".mjs", ".cjs", ".json");
    /// Who installs packages starts the server anew: there may be thousands of files.
    private static final String PACKAGES = "node_modules";
    private static final int DEEPEST = 4;
    private static final int MOST_VISITED = 2_000;

    private final Path folder;

    ScriptFolder(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /// When a file was changed, and how long it is.
    record Version(FileTime changed, long bytes) {}

    Path path() {
        return folder;
    }

    /// The script of that name; null if there is none, or it lies elsewhere.
    @Nullable
    Path find(String name) {
        if (!ExtensionCall.isFileName(name)) {
            return null;
        }
        try {
            for (String ending : SCRIPTS) {
                Path file = folder.resolve(name + ending);
                if (Files.isRegularFile(file)) {
                    Path real = file.toRealPath();
                    return real.startsWith(folder.toRealPath()) ? real : null;
                }
            }
            return null;
        } catch (IOException _) {
            return null;
        }
    }

    /// All that scripts may be made of, as it is now: equal to an earlier look if nothing changed in between. Links are
    /// followed; of many files, the first are looked at.
    Map<Path, Version> look() {
        Map<Path, Version> versions = new HashMap<>();
        try {
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Look(versions));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(versions);
    }

    /// One walk through the folder.
    private final class Look extends SimpleFileVisitor<Path> {
        private final Map<Path, Version> versions;
        private int visited;

        Look(Map<Path, Version> versions) {
            this.versions = versions;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            String name = String.valueOf(directory.getFileName());
            return !directory.equals(folder) && (name.equals(PACKAGES) || name.startsWith("."))
                    ? FileVisitResult.SKIP_SUBTREE
                    : counted();
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (PARTS.stream().anyMatch(file.toString()::endsWith)) {
                versions.put(file, new Version(attributes.lastModifiedTime(), attributes.size()));
            }
            return counted();
        }

        /// It vanished, or is a link to nowhere or in a circle.
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return counted();
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult counted() {
            return ++visited < MOST_VISITED ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }
    }
}
