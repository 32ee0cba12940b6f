package org.pilotacs.protocols.emm;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

import static org.assertj.core.api.Assertions.assertThat;

class Crc32Mpeg2Test {
    @Test
    void theCheckValueIsThatOfItsCatalogue() {
        assertThat(Crc32Mpeg2.of("123456789".getBytes(StandardCharsets.US_ASCII))).isEqualTo(0x0376E6E7);
    }

    @Test
    void ofNothingItIsAllOnes() {
        assertThat(Crc32Mpeg2.of(new byte[0])).isEqualTo(0xFFFF_FFFF);
    }

    @Test
    void overASectionTogetherWithItselfItIsZero() {
        assertThat(Crc32Mpeg2.of(Vectors.bytes(Vectors.LONG_SECTION))).isZero();
        assertThat(Crc32Mpeg2.of(Vectors.bytes(Vectors.CAT))).isZero();
    }

    @Test
    void itCountsOnlyTheBytesItIsTold() {
        byte[] section = Vectors.bytes(Vectors.LONG_SECTION);
        assertThat(Crc32Mpeg2.of(section, 0, section.length - 4)).isEqualTo(0x567AD494);
    }
}
