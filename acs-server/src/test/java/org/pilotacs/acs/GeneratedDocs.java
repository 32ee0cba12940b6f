package org.pilotacs.acs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/// Holds a file below `docs/` against what the code says. With `-Dpilot.docs=write` the file is written instead.
public final class GeneratedDocs {
    private GeneratedDocs() {}

    public static void assertTrue(String name, String expected) throws IOException {
        Path file = Path.of("..", "docs").resolve(name);
        if ("write".equals(System.getProperty("pilot.docs"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(file).as("docs/%s; regenerate it with -Dpilot.docs=write", name).content().isEqualTo(expected);
    }
}
