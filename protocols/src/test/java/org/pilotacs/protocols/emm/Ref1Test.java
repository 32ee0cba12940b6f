package org.pilotacs.protocols.emm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.protocols.cwmp.Gen;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Ref1Test {
    @Test
    void aSignedMessageIsWrittenAsTheVectorHasItAndReadBack() throws Exception {
        byte[] vector = Vectors.bytes(Vectors.SIGNED);
        assertThat(Vectors.hex(Ref1.encode(Vectors.SIGNED_MESSAGE, Vectors.KEY))).isEqualTo(Vectors.hex(vector));
        assertThat(Ref1.decode(vector, Vectors.KEY)).isEqualTo(Vectors.SIGNED_MESSAGE);
    }

    @Test
    void anEncryptedMessageIsWrittenAsTheVectorHasItAndReadBack() throws Exception {
        byte[] vector = Vectors.bytes(Vectors.ENCRYPTED);
        assertThat(Vectors.hex(Ref1.encode(Vectors.ENCRYPTED_MESSAGE, Vectors.KEY))).isEqualTo(Vectors.hex(vector));
        assertThat(Ref1.decode(vector, Vectors.KEY)).isEqualTo(Vectors.ENCRYPTED_MESSAGE);
    }

    @Test
    void withoutTheKeyOnlyTheHeadIsKnown() throws Exception {
        var card = new EmmAddress.Unique(1234567890123456L);
        Instant expiry = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(Ref1.header(Vectors.bytes(Vectors.SIGNED))).isEqualTo(new Ref1.Header(card, false, 3, 42, expiry));
        assertThat(Ref1.header(Vectors.bytes(Vectors.ENCRYPTED)))
                .isEqualTo(new Ref1.Header(card, true, 3, 42, expiry));
    }

    @Test
    void aPinIsNotToBeSeenOnTheAir() {
        assertThat(Vectors.hex(Ref1.encode(Vectors.ENCRYPTED_MESSAGE, Vectors.KEY))).doesNotContain("4711");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Vectors.message(false,
                        new EmmCommand.PinReset(EmmCommand.PinSlot.PURCHASE, "4711")))
                .withMessage("a PIN is set only in an encrypted message");
        assertThat(Vectors.message(false, new EmmCommand.PinReset(EmmCommand.PinSlot.PURCHASE, null)).encrypted())
                .isFalse();
    }

    @Test
    void everyMessageSurvivesTheAir() {
        Gen.forAll(gen -> {
            var random = new GenEmm(gen);
            Ref1Message said = random.message();
            Ref1Key key = random.key();
            byte[] section = Ref1.encode(said, key);
            assertThat(section).hasSizeBetween(30, Ref1.MAX_SIZE);
            assertThat(Ref1.decode(section, key)).isEqualTo(said);
            assertThat(Ref1.header(section)).isEqualTo(
                    new Ref1.Header(said.address(), said.encrypted(), said.keySlot(), said.sequence(), said.expiry()));
            assertThat(PrivateSection.read(section)).isInstanceOf(PrivateSection.ShortForm.class);
        });
    }

    /// Between the head and the proof, byte by byte.
    @ParameterizedTest
    @CsvSource({ "REFRESH,0100", "RIGHTS,010C0001000000000002FFFFFFFF", "REVOKE,02040001FFFF", "PIN_DEFAULT,03020100",
        "PAIR,0408FFFFFFFFFFFFFFFE", "UNPAIR,0500", "REBOOT,0602FFFF", "FACTORY_RESET,070101", "RESCAN,08020D48",
        "OSD,0906000A0FC5BC21", "PARENTAL_LEVEL,0A0112", "SHOW_CONFIRM_CODE,0B01FF", "UNKNOWN,0C03010203",
        "UNKNOWN_0,0000"})
    void eachCommandHasItsBytes(String name, String bytes) throws Exception {
        EmmCommand command = switch (name) {
            case "REFRESH" -> new EmmCommand.RefreshEntitlement(List.of());
            case "RIGHTS" -> new EmmCommand.RefreshEntitlement(List.of(new EmmCommand.Right(1, Instant.EPOCH),
                    new EmmCommand.Right(2, Instant.parse("2106-02-07T06:28:15Z"))));
            case "REVOKE" -> new EmmCommand.Revoke(List.of(1, 0xFFFF));
            case "PIN_DEFAULT" -> new EmmCommand.PinReset(EmmCommand.PinSlot.PURCHASE, null);
            case "PAIR" -> new EmmCommand.Pair(-2);
            case "UNPAIR" -> new EmmCommand.Unpair();
            case "REBOOT" -> new EmmCommand.Reboot(Duration.ofSeconds(65535));
            case "FACTORY_RESET" -> new EmmCommand.FactoryReset(1);
            case "RESCAN" -> new EmmCommand.Rescan(3400);
            case "OSD" -> new EmmCommand.OnScreenText(10, Duration.ofSeconds(15), "ż!");
            case "PARENTAL_LEVEL" -> new EmmCommand.ParentalLevel(18);
            case "SHOW_CONFIRM_CODE" -> new EmmCommand.ShowConfirmCode(Duration.ofSeconds(255));
            case "UNKNOWN" -> new EmmCommand.Unknown(0x0C, new byte[]{ 1, 2, 3});
            case "UNKNOWN_0" -> new EmmCommand.Unknown(0, new byte[0]);
            default -> throw new AssertionError(name);
        };
        byte[] section = Ref1.encode(Vectors.message(false, command), Vectors.KEY);
        assertThat(Vectors.hex(section).toUpperCase(Locale.ROOT)).startsWith("8270").hasSize(60 + bytes.length())
                .containsPattern("^.{44}" + bytes + ".{16}$");
        assertThat(Ref1.decode(section, Vectors.KEY).commands()).containsExactly(command);
    }

    @ParameterizedTest
    @CsvSource({ "0,03,0000000000000001", "1,43,0000000000000001", "2,83,FFFFFFFFFFFFFFFF"})
    void theKindOfAddressIsOnTheAir(int kind, String byteFour, String address) {
        EmmAddress to = List.of(new EmmAddress.Unique(1), new EmmAddress.Group(1), new EmmAddress.Global()).get(kind);
        var message = new Ref1Message(to, false, 3, 0, Instant.EPOCH, List.of());
        assertThat(Vectors.hex(Ref1.encode(message, Vectors.KEY)).toUpperCase(Locale.ROOT))
                .startsWith("82701B01" + byteFour + address + "00".repeat(9));
    }

    @Test
    void aMessageFillsOnePacketAndNoMore() throws Exception {
        Ref1Message full = Vectors.message(false, text(148));
        byte[] section = Ref1.encode(full, Vectors.KEY);
        assertThat(section).hasSize(183);
        assertThat(Ref1.decode(section, Vectors.KEY)).isEqualTo(full);
        assertThat(TsPackets.packetise(List.of(section), 0x100, 0)).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(
                () -> Ref1.encode(Vectors.message(false, text(149)), Vectors.KEY))
                .withMessage("a message of 184 bytes; at most 183 fit one transport packet");
        assertThat(Ref1.encode(Vectors.message(true, text(140)), Vectors.KEY)).hasSize(183);
        assertThatIllegalArgumentException().isThrownBy(
                () -> Ref1.encode(Vectors.message(true, text(141)), Vectors.KEY));
    }

    @Test
    void numbersReachTheirLimitsAndNoFurther() {
        var address = new EmmAddress.Global();
        new Ref1Message(address, false, 31, 0xFFFF_FFFFL, Instant.parse("2106-02-07T06:28:15Z"), List.of());
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Ref1Message(address, false, 32, 0, Instant.EPOCH, List.of()))
                .withMessage("a key slot is 0 to 31, not 32");
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Ref1Message(address, false, 0, 1L << 32, Instant.EPOCH, List.of()))
                .withMessage("a sequence is 0 to 4294967295, not 4294967296");
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Ref1Message(address, false, 0, -1, Instant.EPOCH, List.of()));
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Ref1Message(address, false, 0, 0, Instant.ofEpochSecond(-1), List.of()))
                .withMessage("an expiry in seconds since 1970 is 0 to 4294967295, not -1");
        assertThatIllegalArgumentException().isThrownBy(() -> new Ref1Message(address, false, 0, 0, Instant.EPOCH,
                Collections.nCopies(256, new EmmCommand.Unpair())));
    }

    @Test
    void aMessageExpiresOnTheSecond() {
        assertThat(new Ref1Message(new EmmAddress.Global(), false, 0, 0, Instant.ofEpochMilli(1_999), List.of())
                .expiry()).isEqualTo(Instant.ofEpochSecond(1));
    }

    /// Computed with OpenSSL: the first eight bytes of the CMAC, modulo a million. That of sequence 42 has its highest
    /// bit set, so it would come out wrong with a sign.
    @ParameterizedTest
    @CsvSource({ "42,561579", "0,664196", "1,991196", "4294967295,467427"})
    void aConfirmCodeHasSixDigits(long sequence, String code) {
        assertThat(Ref1.confirmCode(Vectors.KEY, sequence)).isEqualTo(code);
    }

    @Test
    void aConfirmCodeKeepsItsLeadingZeroes() {
        Gen.forAll(gen -> assertThat(Ref1.confirmCode(Vectors.KEY, gen.below(1 << 20))).matches("[0-9]{6}"));
        assertThat(Ref1.confirmCode(Vectors.KEY, 4)).isEqualTo("076149");
        assertThatThrownBy(() -> Ref1.confirmCode(Vectors.KEY, 1L << 32))
                .isExactlyInstanceOf(IllegalArgumentException.class);
    }

    private static EmmCommand text(int letters) {
        return new EmmCommand.OnScreenText(1, Duration.ofSeconds(10), "x".repeat(letters));
    }
}
