package org.pilotacs.protocols.cwmp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The fixtures under `src/test/resources/golden/cwmp`; see the README there.
final class Golden {
    static final Path DEVICES = Path.of("src/test/resources/golden/cwmp/devices");
    private static final Path FROM_CPE = Path.of("src/test/resources/golden/cwmp/from-cpe");
    private static final Path FROM_ACS = Path.of("src/test/resources/golden/cwmp/from-acs");

    private Golden() {}

    static Path file(CwmpMessage message) {
        Path folder = switch (message) {
            case FromCpe _ -> FROM_CPE;
            case FromAcs _ -> FROM_ACS;
        };
        return folder.resolve(message.getClass().getSimpleName() + ".xml");
    }

    static byte[] bytes(CwmpMessage message) {
        return bytes(file(message));
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Without the line breaks and indents that make it fit for people.
    static String unindented(byte[] xml) {
        return new String(xml, StandardCharsets.UTF_8).replaceAll(">\\s+<", "><").strip();
    }

    /// Every XML file below the folder; none if the folder does not exist.
    static List<Path> xmlFilesBelow(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
        }
    }
}
