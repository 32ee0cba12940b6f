package org.pilotacs.acs.link.satellite.payload;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.protocols.emm.PrivateSection;

import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class HandedInTest {
    /// Sections that were checked with an analyser of transport streams.
    private static final String SHORT = "827010DEADBEEF00112233445566778899AABB";
    private static final String LONG = "82F0195A5AC10000DEADBEEF00112233445566778899AABB567AD494";

    private static String refusal(List<String> sections) {
        return catchThrowableOfType(EmmRejectedException.class, () -> HandedIn.read(sections)).saying().toString();
    }

    @Test
    void sectionsOfBothFormsAreTakenAsTheyAre() throws Exception {
        EncodedEmm emm = HandedIn.read(List.of(SHORT, LONG.toLowerCase(Locale.ROOT)));
        assertThat(emm).isEqualTo(
                new EncodedEmm(List.of(HexFormat.of().parseHex(SHORT), HexFormat.of().parseHex(LONG))));
        assertThat(emm.bytes()).isEqualTo(19 + 28);
    }

    @Test
    void theyMayBeWrittenInHexadecimalOrBase64() throws Exception {
        byte[] section = HexFormat.of().parseHex(LONG);
        var expected = new EncodedEmm(List.of(section));
        for (String text : List.of("82 F0 19 5A5A C1 00 00\n DEADBEEF 00112233445566778899AABB\t567AD494 ",
                Base64.getEncoder().encodeToString(section), Base64.getMimeEncoder(8, new byte[]{ '\r', '\n'})
                        .encodeToString(section))) {
            assertThat(HandedIn.read(List.of(text))).as(text).isEqualTo(expected);
        }
    }

    /// Every table_id of EMMs, in either writing.
    @Test
    void hexadecimalAndBase64AreNeverMistakenForEachOther() throws Exception {
        var random = new SplittableRandom(5);
        for (int i = 0; i < 2_000; i++) {
            byte[] payload = new byte[random.nextInt(i % 20 == 0 ? 4094 : 40)];
            random.nextBytes(payload);
            byte[] section = new PrivateSection.ShortForm(0x82 + i % 14, payload).bytes();
            var expected = new EncodedEmm(List.of(section));
            assertThat(HandedIn.read(List.of(HexFormat.of().formatHex(section)))).isEqualTo(expected);
            assertThat(HandedIn.read(List.of(Base64.getEncoder().encodeToString(section)))).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "''|section 2 has only 0 bytes", "82 70|section 2 has only 2 bytes",
        "EMM!|section 2 is neither hexadecimal nor Base64", "827010DEA|section 2 is neither hexadecimal nor Base64",
        "807010DEADBEEF00112233445566778899AABB|section 2 has table_id 0x80",
        "907010DEADBEEF00112233445566778899AABB|section 2 has table_id 0x90",
        "827010DEADBEEF00112233445566778899AA|section 2 has 18 bytes but says that it has 19",
        "827010DEADBEEF00112233445566778899AABBCC|section 2 has 20 bytes but says that it has 19",
        "82F0195A5AC10000DEADBEEF00112233445566778899AABB567AD495|section 2 is damaged; have it made again. Details: wrong CRC_32",
        "82F0045A5AC100|section 2 is damaged"})
    void whatIsWrongIsSaidWithTheSectionThatItIsWrongIn(String section, String why) {
        assertThat(refusal(List.of(SHORT, section))).startsWith(why);
    }

    @Test
    void thereAreLimits() throws Exception {
        assertThat(refusal(List.of())).startsWith("no section was handed in");
        assertThat(HandedIn.read(Collections.nCopies(16, SHORT)).sections()).hasSize(16);
        assertThat(refusal(Collections.nCopies(17, SHORT))).startsWith("too many sections: 17; hand in at most 16");
        byte[] longest = new PrivateSection.ShortForm(0x8F, new byte[4093]).bytes();
        assertThat(HandedIn.read(List.of(HexFormat.of().formatHex(longest))).bytes()).isEqualTo(4096);
        assertThat(refusal(List.of("8F7FFE" + "00".repeat(4094)))).startsWith("section 1 has 4097 bytes; at most 4096");
        assertThat(refusal(List.of("A".repeat(5_000_000)))).startsWith("section 1 has table_id 0xAA");
    }
}
