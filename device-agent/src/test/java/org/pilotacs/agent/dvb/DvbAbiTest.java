package org.pilotacs.agent.dvb;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import static org.assertj.core.api.Assertions.assertThat;

/// Our numbers against the kernel's header: as a C compiler saw it (Linux 6.1, x86-64), and as the one of this machine sees it.
class DvbAbiTest {
    private static final Path HEADER = Path.of("/usr/include/linux/dvb/frontend.h");

    @TempDir
    private Path folder;

    @Test
    void ourNumbersAreTheKernels() throws Exception {
        Map<String, Long> recorded = recorded();
        for (Field field : DvbAbi.class.getDeclaredFields()) {
            if (field.getType().isPrimitive() && Modifier.isStatic(field.getModifiers())) {
                assertThat(((Number) field.get(null)).longValue()).as(field.getName())
                        .isEqualTo(recorded.get(field.getName()));
            }
        }
        for (String name : new String[]{ "QPSK", "8PSK", "16APSK", "32APSK"}) {
            assertThat((long) DvbAbi.MODULATIONS.indexOf(name)).isEqualTo(recorded.get(name));
        }
        recorded.forEach((name, number) -> {
            if (name.contains("/")) {
                assertThat((long) DvbAbi.CODE_RATES.indexOf(name)).isEqualTo(number);
            }
        });
        assertThat(recorded.get("STATISTICS_SIZE")).as("struct dtv_fe_stats").isEqualTo(37);
    }

    /// Where there is a compiler and the header (linux-libc-dev).
    @Test
    void theHeaderOfThisMachineSaysTheSame() throws Exception {
        if (Files.exists(HEADER) && Files.isExecutable(Path.of("/usr/bin/cc"))) {
            Files.writeString(folder.resolve("frontend.c"), resource("frontend.c"));
            run("/usr/bin/cc", "-o", "frontend", "frontend.c");
            assertThat(numbers(run("./frontend"))).isEqualTo(recorded());
        }
    }

    private String run(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static Map<String, Long> recorded() throws IOException {
        return numbers(resource("frontend.txt"));
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
        try (InputStream in = Objects.requireNonNull(DvbAbiTest.class.getResourceAsStream("/dvb/" + name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
