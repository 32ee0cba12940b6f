package org.pilotacs.protocols.emm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class Ref1KeyTest {
    private static final String HEX = "000102030405060708090A0B0C0D0E0F";

    @Test
    void aKeyIsReadFromHexOfEitherCase() {
        assertThat(Ref1Key.ofHex(HEX).bytes()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(Ref1Key.ofHex("000102030405060708090a0b0c0d0e0f")).isEqualTo(Ref1Key.ofHex(HEX))
                .hasSameHashCodeAs(Ref1Key.ofHex(HEX)).isNotEqualTo(Vectors.OTHER_KEY);
    }

    @Test
    void aKeyIsNeverPrinted() {
        assertThat(Ref1Key.ofHex(HEX)).hasToString("Ref1Key[***]");
    }

    @ParameterizedTest
    @ValueSource(strings = { "SECRET", "5EC", "5EC2E700 5EC2E700 5EC2E700 5EC2E7", "0x5EC2E7"})
    void whatIsNoHexIsRefusedAndNotQuoted(String hex) {
        assertThatThrownBy(() -> Ref1Key.ofHex(hex)).isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key is written as 32 hex digits").hasNoCause();
    }

    @Test
    void aKeyHasSixteenBytes() {
        assertThatThrownBy(() -> new Ref1Key(new byte[15])).isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key has 16 bytes, not 15");
        assertThatThrownBy(() -> Ref1Key.ofHex(HEX + "10")).isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("a key has 16 bytes, not 17");
    }

    @Test
    void nobodyReachesIntoAKey() {
        byte[] bytes = Ref1Key.ofHex(HEX).bytes();
        var key = new Ref1Key(bytes);
        bytes[0] = 9;
        key.bytes()[1] = 9;
        assertThat(key).isEqualTo(Ref1Key.ofHex(HEX));
    }
}
