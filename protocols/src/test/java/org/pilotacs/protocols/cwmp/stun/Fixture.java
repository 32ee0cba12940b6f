package org.pilotacs.protocols.cwmp.stun;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The datagrams under `src/test/resources/golden/stun`; see the README there.
final class Fixture {
    private static final Path FOLDER = Path.of("src/test/resources/golden/stun");

    private Fixture() {}

    static byte[] hex(String name) {
        try (Stream<String> lines = Files.lines(FOLDER.resolve(name + ".hex"))) {
            return HexFormat.of().parseHex(lines.filter(line -> !line.startsWith("#"))
                    .reduce("", (all, line) -> all + line.replace(" ", "")));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] text(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name + ".txt"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// Names of all fixtures that begin so, without their ending.
    static List<String> names(String... beginnings) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).filter(name -> !name.equals("README.md"))
                    .map(name -> name.replaceFirst("\\.[a-z]+$", ""))
                    .filter(name -> Stream.of(beginnings).anyMatch(name::startsWith)).sorted().toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// All but the UDP connection requests.
    static List<String> stun() {
        return names("request", "response", "error", "rfc5769");
    }

    static boolean isRequest(String name) {
        return name.contains("request");
    }
}
