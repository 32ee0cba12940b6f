package org.pilotacs.agent.dvb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/// Numbers of one of the kernel's headers for DVB: as a C compiler saw it (Linux 6.1, x86-64), and as the one of this
/// machine sees it.
///
/// @param name of the header, and of our program that prints its numbers
record KernelHeader(String name) {
    private static final Path COMPILER = Path.of("/usr/bin/cc");

    Map<String, Long> recorded() throws IOException {
        return numbers(resource(name + ".txt"));
    }

    /// Empty where there is no compiler or no header (linux-libc-dev).
    Optional<Map<String, Long>> ofThisMachine(Path folder) throws IOException, InterruptedException {
        if (!Files.exists(Path.of("/usr/include/linux/dvb/" + name + ".h")) || !Files.isExecutable(COMPILER)) {
            return Optional.empty();
        }
        Files.writeString(folder.resolve(name + ".c"), resource(name + ".c"));
        run(folder, COMPILER.toString(), "-o", name, name + ".c");
        return Optional.of(numbers(run(folder, "./" + name)));
    }

    private static String run(Path folder, String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static Map<String, Long> numbers(String text) {
        Map<String, Long> numbers = new TreeMap<>();
        text.lines().forEach(line -> {
            int blank = line.indexOf(' ');
            numbers.put(line.substring(0, blank), Long.valueOf(line.substring(blank + 1)));
        });
        return numbers;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(KernelHeader.class.getResourceAsStream("/dvb/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
