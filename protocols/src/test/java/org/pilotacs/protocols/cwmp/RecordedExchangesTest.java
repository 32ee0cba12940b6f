package org.pilotacs.protocols.cwmp;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Whole sessions between another server and its simulator, where their recordings are at hand.
class RecordedExchangesTest {
    private static final Path RECORDED = Path.of("../../shared/reference/cwmp-traces");
    private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);

    @Test
    void bothSidesOfARecordedSessionAreUnderstood() throws Exception {
        for (Path file : files()) {
            boolean fromCpe = true;
            for (String line : Files.readAllLines(file)) {
                if (line.startsWith(">>>") || line.startsWith("<<<")) {
                    fromCpe = line.startsWith(">>>");
                } else if (line.startsWith("<soap-env:Envelope")) {
                    byte[] body = line.getBytes(StandardCharsets.UTF_8);
                    Envelope<?> envelope = fromCpe ? reader.readFromCpe(body) : reader.readFromAcs(body);
                    assertThat(envelope.header().id()).as(line).isNotEmpty();
                }
            }
        }
    }

    private static List<Path> files() throws IOException {
        if (!Files.isDirectory(RECORDED)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(RECORDED)) {
            return files.sorted().toList();
        }
    }
}
