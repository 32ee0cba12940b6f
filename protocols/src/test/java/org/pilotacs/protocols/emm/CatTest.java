package org.pilotacs.protocols.emm;

import org.junit.jupiter.api.Test;
import org.pilotacs.protocols.cwmp.Gen;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CatTest {
    private static final Cat CAT = new Cat(0, true, List.of(new CaDescriptor(0x5A5A, 0x0100, new byte[0])));

    @Test
    void theTableReadsAsTheRecordAndBack() throws Exception {
        assertThat(Cat.parse(Vectors.bytes(Vectors.CAT))).isEqualTo(CAT);
        assertThat(Vectors.hex(CAT.section())).isEqualTo(Vectors.hex(Vectors.bytes(Vectors.CAT)));
    }

    @Test
    void itTellsWhereTheEmmsOfASystemAre() {
        Cat cat = new Cat(7, true, List.of(new CaDescriptor(0x0500, 0x1FFE, new byte[]{ 1}),
                new CaDescriptor(0x5A5A, 0x0100, new byte[0]), new CaDescriptor(0x5A5A, 0x0101, new byte[0])));
        assertThat(cat.emmPid(0x5A5A)).hasValue(0x0100);
        assertThat(cat.emmPid(0x0500)).hasValue(0x1FFE);
        assertThat(cat.emmPid(0x0501)).isEmpty();
    }

    @Test
    void everyTableSurvivesTheWire() {
        Gen.forAll(gen -> {
            var said = new Cat(gen.below(32), gen.flag(), gen.list(() -> new CaDescriptor(gen.below(0x10000),
                    gen.below(0x2000), gen.bytes(gen.below(252)))));
            assertThat(Cat.parse(said.section())).isEqualTo(said).hasSameHashCodeAs(said);
        });
    }

    @Test
    void descriptorsOfOtherKindsArePassedOver() throws Exception {
        Cat cat = Cat.parse(table("5F 04 00 00 00 28" + "09 05 5A 5A E1 00 77" + "80 00"));
        assertThat(cat.descriptors()).containsExactly(new CaDescriptor(0x5A5A, 0x0100, new byte[]{ 0x77}));
    }

    @Test
    void aTableCutOffAnywhereIsMalformed() {
        byte[] whole = Vectors.bytes(Vectors.CAT);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Cat.parse(cut)).isExactlyInstanceOf(MalformedEmmException.class);
        }
    }

    @Test
    void whateverBitOfATableIsTurnedItIsMalformed() {
        byte[] whole = Vectors.bytes(Vectors.CAT);
        for (int bit = 0; bit < Byte.SIZE * whole.length; bit++) {
            byte[] damaged = Damage.flipped(whole, bit);
            assertThatThrownBy(() -> Cat.parse(damaged)).as("bit %d", bit)
                    .isExactlyInstanceOf(MalformedEmmException.class);
        }
    }

    @Test
    void whatIsWrongIsSaidWithItsByte() {
        assertMalformed(Vectors.bytes(Vectors.SHORT_SECTION), "a CAT without section_syntax_indicator, at byte 1");
        assertMalformed(Vectors.bytes(Vectors.LONG_SECTION), "table_id 0x82 instead of 0x01, at byte 0");
        assertMalformed(table("09"), "half a descriptor, at byte 8");
        assertMalformed(table("80 00 09 05 5A 5A E1 00"), "a descriptor longer than its table, at byte 10");
        assertMalformed(table("09 03 5A 5A E1"), "a CA descriptor of 3 bytes, at byte 8");
        assertMalformed(table("80 FF" + "00".repeat(255) + ("80 FE" + "00".repeat(254)).repeat(3)),
                "a CAT of 1037 bytes, at byte 1");
    }

    /// ISO/IEC 13818-1, 2.4.4.6: at most 1021 bytes behind the length.
    @Test
    void aTableFillsASectionAndNoMore() throws Exception {
        List<CaDescriptor> full = Collections.nCopies(4, new CaDescriptor(1, 1, new byte[247]));
        assertThat(new Cat(0, true, full).section()).hasSize(1024);
        assertThat(Cat.parse(new Cat(0, true, full).section()).descriptors()).isEqualTo(full);
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Cat(0, true, Collections.nCopies(4, new CaDescriptor(1, 1, new byte[248]))))
                .withMessage("a CAT of 1028 bytes; at most 1024 fit a section");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Cat(32, true, List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new CaDescriptor(0x10000, 1, new byte[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new CaDescriptor(1, 0x2000, new byte[0]))
                .withMessage("a PID is 0 to 8191, not 8192");
        assertThatIllegalArgumentException().isThrownBy(() -> new CaDescriptor(1, 1, new byte[252]));
    }

    @Test
    void nobodyReachesIntoADescriptor() {
        byte[] data = { 1, 2};
        var descriptor = new CaDescriptor(1, 1, data);
        data[0] = 9;
        descriptor.privateData()[1] = 9;
        assertThat(descriptor.privateData()).containsExactly(1, 2);
        assertThat(descriptor).hasToString("CaDescriptor[caSystemId=0x0001, pid=0x0001, privateData=0102]");
    }

    private static byte[] table(String descriptors) {
        return new PrivateSection.LongForm(0x01, new PrivateSection.Place(0xFFFF, 0, true, 0, 0),
                Vectors.bytes(descriptors)).bytes();
    }

    private static void assertMalformed(byte[] section, String message) {
        assertThatThrownBy(() -> Cat.parse(section)).isExactlyInstanceOf(MalformedEmmException.class)
                .hasMessage(message);
    }
}
