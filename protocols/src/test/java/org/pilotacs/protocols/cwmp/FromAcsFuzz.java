package org.pilotacs.protocols.cwmp;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/// Guided noise for the door that a device opens to its server.
class FromAcsFuzz {
    private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);
    private final EnvelopeWriter writer = new EnvelopeWriter();

    static Stream<byte[]> seeds() {
        return Samples.FROM_ACS.stream().map(Golden::bytes);
    }

    @MethodSource("seeds")
    @DictionaryEntries({ "<![CDATA[", "]]>", "<!--", "-->", "<?xml encoding=\"", "xmlns:", "&#x", "xsi:type=\"",
        "<Envelope>", "<Body>", "<Operations>"})
    @FuzzTest
    void whatIsReadCanBeSaid(byte[] body) throws MalformedMessageException {
        Envelope<FromAcs> heard;
        try {
            heard = reader.readFromAcs(body);
        } catch (MalformedMessageException _) {
            return; // the one exception that may be
        }
        assertThat(reader.readFromAcs(writer.write(heard))).isEqualTo(heard);
    }
}
