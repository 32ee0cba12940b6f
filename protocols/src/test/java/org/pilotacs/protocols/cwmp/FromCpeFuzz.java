package org.pilotacs.protocols.cwmp;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Guided noise for the door that faces the devices.
class FromCpeFuzz {
    private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);
    private final EnvelopeWriter writer = new EnvelopeWriter();

    static Stream<byte[]> seeds() throws IOException {
        Stream<Path> samples = Samples.FROM_CPE.stream().map(Golden::file);
        return Stream.concat(samples, Golden.xmlFilesBelow(Golden.DEVICES).stream()).map(Golden::bytes);
    }

    @MethodSource("seeds")
    @DictionaryEntries({ "<![CDATA[", "]]>", "<!--", "-->", "<?xml encoding=\"", "xmlns:", "&#x", "xsi:type=\"",
        "<Envelope>", "<Body>", "<Fault>"})
    @FuzzTest
    void whatIsReadCanBeSaid(byte[] body) throws MalformedMessageException {
        Envelope<FromCpe> heard;
        try {
            heard = reader.readFromCpe(body);
        } catch (MalformedMessageException _) {
            return; // the one exception that may be
        }
        assertThat(reader.readFromCpe(writer.write(heard))).isEqualTo(heard);
    }
}
