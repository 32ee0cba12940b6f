package org.pilotacs.protocols.cwmp;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class GoldenEnvelopesTest {
    static final List<FromCpe> FROM_CPE = Samples.FROM_CPE;
    static final List<FromAcs> FROM_ACS = Samples.FROM_ACS;
    private final EnvelopeReader reader = new EnvelopeReader(Limits.DEFAULT);
    private final EnvelopeWriter writer = new EnvelopeWriter();

    @ParameterizedTest
    @FieldSource("FROM_CPE")
    void whatADeviceSaysReadsAsTheRecord(FromCpe message) throws Exception {
        assertThat(reader.readFromCpe(Golden.bytes(message))).isEqualTo(Samples.envelope(message));
    }

    @ParameterizedTest
    @FieldSource("FROM_ACS")
    void whatAServerSaysReadsAsTheRecord(FromAcs message) throws Exception {
        assertThat(reader.readFromAcs(Golden.bytes(message))).isEqualTo(Samples.envelope(message));
    }

    @ParameterizedTest
    @FieldSource({ "FROM_CPE", "FROM_ACS"})
    void theRecordIsWrittenAsTheFileHasIt(CwmpMessage message) {
        assertThat(Golden.unindented(writer.write(Samples.envelope(message))))
                .isEqualTo(Golden.unindented(Golden.bytes(message)));
    }

    @Test
    void everyMessageHasItsGoldenFile() {
        List<Class<?>> sampled = Stream.concat(FROM_CPE.stream(), FROM_ACS.stream()).<Class<?>>map(Object::getClass)
                .toList();
        List<Class<?>> all = Stream.of(CpeRequest.class, CpeResponse.class, AcsRequest.class, AcsResponse.class)
                .<Class<?>>flatMap(kind -> Arrays.stream(kind.getPermittedSubclasses())).toList();
        assertThat(sampled).containsExactlyInAnyOrderElementsOf(all);
    }
}
