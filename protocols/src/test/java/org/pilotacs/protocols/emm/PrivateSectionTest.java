package org.pilotacs.protocols.emm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.protocols.cwmp.Gen;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PrivateSectionTest {
    private static final PrivateSection SHORT = new PrivateSection.ShortForm(0x82, Vectors.bytes(Vectors.PAYLOAD));
    private static final PrivateSection LONG = new PrivateSection.LongForm(0x82,
            new PrivateSection.Place(0x5A5A, 0, true, 0, 0), Vectors.bytes(Vectors.PAYLOAD));

    @Test
    void aSectionOfTheShortFormReadsAsItsRecordAndBack() throws Exception {
        assertThat(PrivateSection.read(Vectors.bytes(Vectors.SHORT_SECTION))).isEqualTo(SHORT);
        assertThat(SHORT.bytes()).isEqualTo(Vectors.bytes(Vectors.SHORT_SECTION)).hasSize(19);
    }

    @Test
    void aSectionOfTheLongFormReadsAsItsRecordAndBack() throws Exception {
        assertThat(PrivateSection.read(Vectors.bytes(Vectors.LONG_SECTION))).isEqualTo(LONG);
        assertThat(LONG.bytes()).isEqualTo(Vectors.bytes(Vectors.LONG_SECTION)).hasSize(28);
    }

    @Test
    void everySectionSurvivesTheWire() {
        Gen.forAll(gen -> {
            byte[] payload = gen.bytes(gen.below(300));
            int tableId = gen.below(0xFF);
            PrivateSection said = gen.flag()
                    ? new PrivateSection.ShortForm(tableId, payload)
                    : new PrivateSection.LongForm(tableId, new GenEmm(gen).place(), payload);
            assertThat(PrivateSection.read(said.bytes())).isEqualTo(said).hasSameHashCodeAs(said);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { Vectors.SHORT_SECTION, Vectors.LONG_SECTION})
    void aSectionCutOffAnywhereIsMalformed(String section) {
        byte[] whole = Vectors.bytes(section);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> PrivateSection.read(cut)).isExactlyInstanceOf(MalformedEmmException.class);
        }
    }

    /// But for the bit that makes it a short form, which has no CRC_32 to prove.
    @Test
    void whateverBitOfALongSectionIsTurnedItsCrcNotices() {
        byte[] whole = Vectors.bytes(Vectors.LONG_SECTION);
        for (int bit = 0; bit < Byte.SIZE * whole.length; bit++) {
            if (bit == Byte.SIZE) {
                continue;
            }
            byte[] damaged = Damage.flipped(whole, bit);
            assertThatThrownBy(() -> PrivateSection.read(damaged)).as("bit %d", bit)
                    .isExactlyInstanceOf(MalformedEmmException.class);
        }
    }

    @Test
    void whatIsWrongIsSaidWithItsByte() {
        assertMalformed("82 70", "shorter than the header of a section, at byte 2");
        assertMalformed("82 70 02 00", "a section of 4 bytes that says it has 5, at byte 1");
        assertMalformed("82 7F FE", "a section of 4097 bytes, at byte 1");
        assertMalformed("FF FF FF", "stuffing instead of a table_id, at byte 0");
        assertMalformed("82 F0 08 5A5A C1 00 00 11 22 33", "too short for the long form of a section, at byte 11");
        assertMalformed(Vectors.LONG_SECTION.replace("D4 94", "D4 95"), "wrong CRC_32, at byte 24");
    }

    @Test
    void aSectionBeyondTheLastOfItsTableIsMalformed() {
        byte[] section = LONG.bytes();
        section[6] = 1;
        int crc = Crc32Mpeg2.of(section, 0, section.length - 4);
        for (int i = 0; i < 4; i++) {
            section[section.length - 4 + i] = (byte) (crc >>> (24 - 8 * i));
        }
        assertThatThrownBy(() -> PrivateSection.read(section)).isExactlyInstanceOf(MalformedEmmException.class)
                .hasMessage("section_number 1 after the last, 0, at byte 6");
    }

    /// ISO/IEC 13818-1, 2.4.4.10: at most 4093 bytes behind the length.
    @Test
    void theLongestPayloadFitsAndOneByteMoreDoesNot() throws Exception {
        var place = new PrivateSection.Place(0, 31, false, 255, 255);
        assertThat(PrivateSection.read(new PrivateSection.ShortForm(0, new byte[4093]).bytes()).bytes()).hasSize(4096);
        assertThat(PrivateSection.read(new PrivateSection.LongForm(0, place, new byte[4084]).bytes()).bytes())
                .hasSize(4096);
        assertThatIllegalArgumentException().isThrownBy(() -> new PrivateSection.ShortForm(0, new byte[4094]));
        assertThatIllegalArgumentException().isThrownBy(() -> new PrivateSection.LongForm(0, place, new byte[4085]));
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PrivateSection.ShortForm(0xFF, new byte[0]))
                .withMessage("a table_id is 0 to 254, not 255");
        assertThatIllegalArgumentException().isThrownBy(() -> new PrivateSection.Place(0x10000, 0, true, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PrivateSection.Place(0, 32, true, 0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new PrivateSection.Place(0, 0, true, 2, 1))
                .withMessage("a section_number is 0 to 1, not 2");
        assertThatIllegalArgumentException().isThrownBy(() -> new PrivateSection.Place(0, 0, true, 0, 256));
    }

    @Test
    void nobodyReachesIntoASection() {
        byte[] payload = { 1, 2};
        var section = new PrivateSection.ShortForm(0x82, payload);
        payload[0] = 9;
        section.payload()[1] = 9;
        assertThat(section.payload()).containsExactly(1, 2);
    }

    private static void assertMalformed(String section, String message) {
        assertThatThrownBy(() -> PrivateSection.read(Vectors.bytes(section)))
                .isExactlyInstanceOf(MalformedEmmException.class).hasMessage(message);
    }
}
