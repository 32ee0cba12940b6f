package org.pilotacs.protocols.emm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.protocols.cwmp.Gen;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Ref1ForgeryTest {
    private static final String HEAD = "01 03 00 04 62 D5 3C 8A BA C0 00 00 00 2A 69 55 B9 00";

    @ParameterizedTest
    @ValueSource(strings = { Vectors.SIGNED, Vectors.ENCRYPTED})
    void aMessageCutOffAnywhereIsMalformed(String message) {
        byte[] whole = Vectors.bytes(message);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Ref1.decode(cut, Vectors.KEY)).isExactlyInstanceOf(MalformedEmmException.class);
        }
    }

    /// With the length put right, so that it is the proof that must notice.
    @ParameterizedTest
    @ValueSource(strings = { Vectors.SIGNED, Vectors.ENCRYPTED})
    void aMessageShortenedAnywhereIsNotAccepted(String message) {
        byte[] whole = Vectors.bytes(message);
        int forged = 0;
        for (int length = PrivateSection.HEADER; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            cut[2] = (byte) (length - PrivateSection.HEADER);
            forged += refused(cut) ? 1 : 0;
        }
        assertThat(forged).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = { Vectors.SIGNED, Vectors.ENCRYPTED})
    void whateverBitOfAMessageIsTurnedItIsNotAccepted(String message) {
        byte[] whole = Vectors.bytes(message);
        int forged = 0;
        for (int bit = 0; bit < Byte.SIZE * whole.length; bit++) {
            forged += refused(Damage.flipped(whole, bit)) ? 1 : 0;
        }
        // all but table_id, flags, length, format and kind of address
        assertThat(forged).isGreaterThanOrEqualTo(Byte.SIZE * (whole.length - 5));
    }

    @ParameterizedTest
    @ValueSource(strings = { Vectors.SIGNED, Vectors.ENCRYPTED})
    void whoHasAnotherKeyIsNotBelieved(String message) {
        byte[] section = Vectors.bytes(message);
        assertThatThrownBy(() -> Ref1.decode(section, Vectors.OTHER_KEY)).isExactlyInstanceOf(ForgedEmmException.class);
    }

    @Test
    void theProofThatFailedIsSaidWithItsByte() {
        assertThatThrownBy(() -> Ref1.decode(Vectors.bytes(Vectors.SIGNED), Vectors.OTHER_KEY))
                .hasMessage("wrong MAC, at byte 34");
        assertThatThrownBy(() -> Ref1.decode(Vectors.bytes(Vectors.ENCRYPTED), Vectors.OTHER_KEY))
                .hasMessage("wrong tag, at byte 31");
    }

    /// The beginning, up to the address, and how many zeroes follow: 17 make the shortest message.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            80 70 1B 01 03 0000000000000001 | 17 | table_id 0x80 instead of 0x82, at byte 0
            82 F0 1B 01 03 0000000000000001 | 17 | flags that are not those of the short form, at byte 1
            82 30 1B 01 03 0000000000000001 | 17 | flags that are not those of the short form, at byte 1
            82 70 1B 02 03 0000000000000001 | 17 | format 2, at byte 3
            82 70 1B 01 C3 0000000000000001 | 17 | no such kind of address, at byte 4
            82 70 1B 01 83 FFFFFFFFFFFFFFFE | 17 | a global address of other than ones, at byte 5
            82 70 12 01 03 0000000000000001 |  8 | a section that ends within the head, at byte 21
            82 70 1A 01 03 0000000000000001 | 16 | a section that ends within the proof, at byte 29
            82 70 1B 01 23 0000000000000001 | 17 | a section that ends within the proof, at byte 30
            """)
    void whatIsWrongWithAHeadIsSaidWithItsByte(String beginning, int zeroes, String message) {
        byte[] section = Vectors.bytes(beginning + "00".repeat(zeroes));
        assertThatThrownBy(() -> Ref1.header(section)).isExactlyInstanceOf(MalformedEmmException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> Ref1.decode(section, Vectors.KEY)).isExactlyInstanceOf(MalformedEmmException.class)
                .hasMessage(message);
    }

    @Test
    void aSectionOfMoreThanAPacketIsMalformed() {
        byte[] section = Vectors.section(184);
        section[3] = 1;
        assertThatThrownBy(() -> Ref1.header(section)).isExactlyInstanceOf(MalformedEmmException.class)
                .hasMessage("a section of 184 bytes, at byte 1");
    }

    /// Each is signed with the right key, so that only its commands are wrong.
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            01 |                     | 0 commands instead of 1, at byte 22
            01 | 05                  | 0 commands instead of 1, at byte 22
            02 | 05 00               | 1 commands instead of 2, at byte 24
            01 | 05 00 05 00         | 2 bytes behind the last command, at byte 24
            00 | 05                  | 1 bytes behind the last command, at byte 22
            01 | 06 03 00 1E         | a command longer than its message, at byte 23
            02 | 05 00 0C FF 00      | a command longer than its message, at byte 25
            01 | 01 05 01 02 03 04 05 | REFRESH_ENTITLEMENT of 5 bytes, at byte 23
            01 | 02 00               | REVOKE of 0 bytes, at byte 23
            01 | 02 03 00 01 00      | REVOKE of 3 bytes, at byte 23
            01 | 03 00               | PIN_RESET of 0 bytes, at byte 23
            01 | 03 03 00 01 12      | PIN_RESET of 3 bytes, at byte 23
            01 | 03 02 02 00         | no such PIN, at byte 24
            01 | 03 02 00 01         | a PIN_RESET of 2 bytes in mode 1, at byte 25
            01 | 03 04 00 00 12 34   | a PIN_RESET of 4 bytes in mode 0, at byte 25
            01 | 03 04 00 02 12 34   | a PIN_RESET of 4 bytes in mode 2, at byte 25
            01 | 03 04 00 01 12 34   | a PIN in the clear, at byte 26
            01 | 04 07 01 02 03 04 05 06 07 | PAIR of 7 bytes, at byte 23
            01 | 05 01 00            | UNPAIR of 1 bytes, at byte 23
            01 | 06 01 00            | REBOOT of 1 bytes, at byte 23
            01 | 07 00               | FACTORY_RESET of 0 bytes, at byte 23
            01 | 08 01 00            | RESCAN of 1 bytes, at byte 23
            01 | 09 02 00 01         | OSD of 2 bytes, at byte 23
            01 | 09 04 00 01 05 C5   | a text that is no UTF-8, at byte 27
            01 | 0A 02 00 00         | PARENTAL_LEVEL of 2 bytes, at byte 23
            01 | 0B 00               | SHOW_CONFIRM_CODE of 0 bytes, at byte 23
            """)
    void whatIsWrongWithCommandsIsSaidWithItsByte(String count, String commands, String message) {
        byte[] section = signed(count, commands == null ? "" : commands);
        assertThatThrownBy(() -> Ref1.decode(section, Vectors.KEY)).isExactlyInstanceOf(MalformedEmmException.class)
                .hasMessage(message);
    }

    @Test
    void aPinOfOtherThanDigitsIsMalformedAndNotQuoted() {
        byte[] head = Vectors.bytes("82 70 29" + HEAD.replaceFirst("03", "23") + "01");
        byte[] sealed = AesGcm.seal(Vectors.KEY, Arrays.copyOfRange(head, 5, 17), head,
                Vectors.bytes("03 04 00 01 12 3A"));
        byte[] section = Arrays.copyOf(head, head.length + sealed.length);
        System.arraycopy(sealed, 0, section, head.length, sealed.length);
        assertThatThrownBy(() -> Ref1.decode(section, Vectors.KEY)).isExactlyInstanceOf(MalformedEmmException.class)
                .hasMessage("a PIN of other than decimal digits, at byte 26");
    }

    @Test
    void noNoiseDoesMoreThanBeRefused() {
        Gen.forAll(20_000, gen -> {
            byte[] noise = gen.bytes(gen.below(200));
            if (noise.length > 5 && gen.flag()) { // noise behind a sound beginning
                noise[0] = (byte) 0x82;
                noise[1] = 0x70;
                noise[2] = (byte) (noise.length - PrivateSection.HEADER);
                noise[3] = 1;
            }
            refused(noise);
        });
    }

    /// Who has the key can still say what makes no sense.
    @Test
    void noSignedNoiseDoesMoreThanBeMalformed() {
        Gen.forAll(20_000, gen -> {
            byte[] section = signed("%02x".formatted(gen.below(8)),
                    Vectors.hex(gen.bytes(gen.below(60))));
            try {
                Ref1Message said = Ref1.decode(section, Vectors.KEY);
                assertThat(Ref1.encode(said, Vectors.KEY)).isEqualTo(section);
            } catch (MalformedEmmException _) {
                // the one exception that may be
            }
        });
    }

    /// @return whether it was found out by its proof
    private static boolean refused(byte[] section) {
        try {
            throw new AssertionError("accepted: " + Ref1.decode(section, Vectors.KEY));
        } catch (ForgedEmmException _) {
            return true;
        } catch (MalformedEmmException _) {
            return false;
        }
    }

    private static byte[] signed(String count, String commands) {
        byte[] unproven = Vectors.bytes("82 70 00" + HEAD + count + commands);
        unproven[2] = (byte) (unproven.length + 8 - PrivateSection.HEADER);
        byte[] section = Arrays.copyOf(unproven, unproven.length + 8);
        System.arraycopy(AesCmac.of(Vectors.KEY, unproven), 0, section, unproven.length, 8);
        return section;
    }
}
