package org.pilotacs.protocols.emm;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmmCommandTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Instant LAST_SECOND = Instant.parse("2106-02-07T06:28:15Z");

    @Test
    void numbersReachTheirLimitsAndNoFurther() {
        new EmmCommand.Right(0xFFFF, LAST_SECOND);
        assertRefused("a product is 0 to 65535, not 65536", () -> new EmmCommand.Right(0x10000, LAST_SECOND));
        assertRefused("a product is 0 to 65535, not -1", () -> new EmmCommand.Revoke(List.of(1, -1)));
        assertRefused("the end of a right in seconds since 1970 is 0 to 4294967295, not 4294967296",
                () -> new EmmCommand.Right(1, LAST_SECOND.plusSeconds(1)));
        new EmmCommand.Reboot(Duration.ofSeconds(0xFFFF));
        assertRefused("the delay of a reboot is 0 to 65535, not 65536",
                () -> new EmmCommand.Reboot(Duration.ofSeconds(0x10000)));
        assertRefused("the delay of a reboot is 0 to 65535, not -1",
                () -> new EmmCommand.Reboot(Duration.ofSeconds(-1)));
        new EmmCommand.FactoryReset(0xFF);
        assertRefused("the scope of a factory reset is 0 to 255, not 256", () -> new EmmCommand.FactoryReset(0x100));
        new EmmCommand.Rescan(0xFFFF);
        assertRefused("a network is 0 to 65535, not 65536", () -> new EmmCommand.Rescan(0x10000));
        new EmmCommand.ParentalLevel(0xFF);
        assertRefused("a parental level is 0 to 255, not 256", () -> new EmmCommand.ParentalLevel(0x100));
        new EmmCommand.ShowConfirmCode(Duration.ofSeconds(0xFF));
        assertRefused("how long a code is shown is 0 to 255, not 256",
                () -> new EmmCommand.ShowConfirmCode(Duration.ofSeconds(0x100)));
        new EmmCommand.OnScreenText(0xFFFF, Duration.ofSeconds(0xFF), "");
        assertRefused("the number of a text is 0 to 65535, not 65536",
                () -> new EmmCommand.OnScreenText(0x10000, SECOND, ""));
        assertRefused("how long a text is shown is 0 to 255, not 256",
                () -> new EmmCommand.OnScreenText(1, Duration.ofSeconds(0x100), ""));
    }

    @Test
    void listsReachTheirLimitsAndNoFurther() {
        var right = new EmmCommand.Right(1, Instant.EPOCH);
        new EmmCommand.RefreshEntitlement(Collections.nCopies(42, right));
        assertRefused("rights: 0 to 42, not 43",
                () -> new EmmCommand.RefreshEntitlement(Collections.nCopies(43, right)));
        new EmmCommand.Revoke(Collections.nCopies(127, 1));
        assertRefused("products to revoke: 1 to 127, not 128",
                () -> new EmmCommand.Revoke(Collections.nCopies(128, 1)));
        assertRefused("products to revoke: 1 to 127, not 0", () -> new EmmCommand.Revoke(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "123", "12345", "12a4", " 123", "١٢٣٤", "-123", "1234\n"})
    void aPinIsFourDigitsAndWhatIsNoneIsNotQuoted(String pin) {
        assertRefused("a PIN has four digits", () -> new EmmCommand.PinReset(EmmCommand.PinSlot.PARENTAL, pin));
    }

    @Test
    void aPinIsNeverPrinted() {
        var reset = new EmmCommand.PinReset(EmmCommand.PinSlot.PURCHASE, "4711");
        assertThat(reset).hasToString("PinReset[slot=PURCHASE, pin=***]");
        assertThat(Vectors.message(true, reset).toString()).doesNotContain("4711");
        assertThat(new EmmCommand.PinReset(EmmCommand.PinSlot.PARENTAL, null))
                .hasToString("PinReset[slot=PARENTAL, pin=default]");
    }

    @Test
    void aDurationIsOfWholeSeconds() {
        assertRefused("the delay of a reboot is in whole seconds, not PT0.5S",
                () -> new EmmCommand.Reboot(Duration.ofMillis(500)));
    }

    @Test
    void aRightEndsOnTheSecond() {
        assertThat(new EmmCommand.Right(1, Instant.parse("2027-01-01T00:00:00.999Z")).until())
                .isEqualTo("2027-01-01T00:00:00Z");
    }

    @Test
    void aTextHasRoomForItsBytesNotItsLetters() {
        new EmmCommand.OnScreenText(1, SECOND, "ż".repeat(126));
        assertRefused("a text has at most 252 bytes of UTF-8, not 254",
                () -> new EmmCommand.OnScreenText(1, SECOND, "ż".repeat(127)));
        assertRefused("a text with half a surrogate pair", () -> new EmmCommand.OnScreenText(1, SECOND, "\uD83D"));
    }

    @Test
    void onlyWhatIsNotKnownIsUnknown() {
        for (int type = 1; type <= 0x0B; type++) {
            int known = type;
            assertRefused("the type " + known + " is that of a known command",
                    () -> new EmmCommand.Unknown(known, new byte[0]));
        }
        new EmmCommand.Unknown(0, new byte[255]);
        new EmmCommand.Unknown(0xFF, new byte[0]);
        assertRefused("the type of a command is 0 to 255, not 256", () -> new EmmCommand.Unknown(256, new byte[0]));
        assertRefused("bytes in a command: 0 to 255, not 256", () -> new EmmCommand.Unknown(0, new byte[256]));
    }

    @Test
    void nobodyReachesIntoACommand() {
        byte[] value = { 1, 2};
        var unknown = new EmmCommand.Unknown(0x0C, value);
        value[0] = 9;
        unknown.value()[1] = 9;
        assertThat(unknown.value()).containsExactly(1, 2);
        assertThat(unknown).hasToString("Unknown[type=12, value=0102]")
                .isEqualTo(new EmmCommand.Unknown(0x0C, new byte[]{ 1, 2}))
                .isNotEqualTo(new EmmCommand.Unknown(0x0D, new byte[]{ 1, 2}));
    }

    @Test
    void idsHaveNoSign() {
        assertThat(new EmmCommand.Pair(-1)).hasToString("Pair[box=18446744073709551615]");
        assertThat(new EmmAddress.Unique(-1)).hasToString("Unique[id=18446744073709551615]");
        assertThat(new EmmAddress.Group(-2)).hasToString("Group[id=18446744073709551614]");
    }

    private static void assertRefused(String message, ThrowingCallable making) {
        assertThatThrownBy(making).isExactlyInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
