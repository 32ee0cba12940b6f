package org.pilotacs.protocols.cwmp;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Messages of the shapes that real clients send: our own, and recordings where they are at hand.
class DeviceMessagesTest {
    private static final Path RECORDED = Path.of("../../shared/reference/device-messages");
    private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);

    static List<Path> files() throws IOException {
        return Stream.concat(Golden.xmlFilesBelow(Golden.DEVICES).stream(), Golden.xmlFilesBelow(RECORDED).stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("files")
    void theFileNameSaysWhichMessageItIs(Path file) throws Exception {
        String method = file.getFileName().toString().replaceAll("^[0-9]+-|\\.xml$", "");
        assertThat(reader.readFromCpe(Golden.bytes(file)).message().getClass().getSimpleName())
                .isEqualTo(method.equals("Fault") ? "CpeFault" : method);
    }

    @ParameterizedTest
    @MethodSource("files")
    void whatWeUnderstoodIsWhatWeWouldSay(Path file) throws Exception {
        Envelope<FromCpe> envelope = reader.readFromCpe(Golden.bytes(file));
        assertThat(reader.readFromCpe(new EnvelopeWriter().write(envelope))).isEqualTo(envelope);
    }
}
