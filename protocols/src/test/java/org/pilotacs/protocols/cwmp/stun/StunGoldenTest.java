package org.pilotacs.protocols.cwmp.stun;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class StunGoldenTest {
    private final StunWriter writer = new StunWriter();

    static List<String> all() {
        return Fixture.stun();
    }

    @Test
    void everyFixtureHasItsRecord() {
        assertThat(StunSamples.ALL).containsOnlyKeys(Fixture.stun());
    }

    @ParameterizedTest
    @MethodSource("all")
    void aFixtureReadsAsTheRecord(String name) throws Exception {
        assertThat(StunSamples.read(name).message()).isEqualTo(StunSamples.ALL.get(name));
    }

    @ParameterizedTest
    @ValueSource(strings = { "request-annex-g", "request-change-response", "error-unauthorized",
        "error-unknown-attribute"})
    void theRecordIsWrittenAsTheFixtureHasIt(String name) throws Exception {
        assertThat(hex(writer.write(StunSamples.read(name).message()))).isEqualTo(hex(Fixture.hex(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = { "request-signed-classic", "response-classic"})
    void aSignedRecordIsWrittenAsTheFixtureHasIt(String name) throws Exception {
        assertThat(hex(writer.write(StunSamples.read(name).message(), StunSamples.CLASSIC_PASSWORD)))
                .isEqualTo(hex(Fixture.hex(name)));
    }

    /// The vectors of RFC 5769 fill up with blanks where we write zeroes; so everything else must agree.
    @ParameterizedTest
    @ValueSource(strings = { "rfc5769-2.1-request", "rfc5769-2.2-response-ipv4", "rfc5769-2.3-response-ipv6"})
    void aRecordOfTheNewerDialectIsWrittenLikeTheVector(String name) throws Exception {
        byte[] vector = Fixture.hex(name);
        byte[] written = writer.write(StunSamples.read(name).message(), StunSamples.RFC_5769_PASSWORD);
        int signature = vector.length - Checksum.SIZE - HmacSha1.LENGTH;
        assertThat(hex(written).substring(0, 2 * signature))
                .isEqualTo(hex(vector).substring(0, 2 * signature).replace("76592020200008", "76590000000008")
                        .replace("6f7220002000", "6f7200002000"));
        assertThat(written).hasSameSizeAs(vector);
    }

    @ParameterizedTest
    @ValueSource(strings = { "rfc5769-2.1-request", "rfc5769-2.2-response-ipv4", "rfc5769-2.3-response-ipv6"})
    void theVectorsProveTheirPassword(String name) throws Exception {
        assertThat(StunSamples.read(name).isProofOf(StunSamples.RFC_5769_PASSWORD)).isTrue();
        assertThat(StunSamples.read(name).isProofOf("VOkJxbRl1RmTxUk/WvJxBT")).isFalse();
    }

    @Test
    void theLongTermVectorProvesItsKey() throws Exception {
        byte[] key = MessageDigest.getInstance("MD5")
                .digest("マトリックス:example.org:TheMatrIX".getBytes(StandardCharsets.UTF_8));
        assertThat(StunSamples.read("rfc5769-2.4-request-long-term").isProofOf(key)).isTrue();
        assertThat(StunSamples.read("rfc5769-2.4-request-long-term").isProofOf("TheMatrIX")).isFalse();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
