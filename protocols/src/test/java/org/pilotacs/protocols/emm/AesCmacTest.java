package org.pilotacs.protocols.emm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

import static org.assertj.core.api.Assertions.assertThat;

class AesCmacTest {
    private static final Ref1Key KEY = Ref1Key.ofHex("2b7e151628aed2a6abf7158809cf4f3c");
    private static final String TEXT = """
            6bc1bee22e409f96e93d7e117393172a ae2d8a571e03ac9c9eb76fac45af8e51
            30c81c46a35ce411e5fbc1191a0a52ef f69f2445df4f9b17ad2b417be66c3710""";

    /// RFC 4493, 4: nothing, one block, two and a half, four.
    @ParameterizedTest
    @CsvSource({ "0,bb1d6929e95937287fa37d129b756746", "16,070a16b46b4d4144f79bdd9dd04a287c",
        "40,dfa66747de9ae63030ca32611497c827", "64,51f0bebf7e3b9d92fc49741779363cfe"})
    void theExamplesOfTheRfcComeOut(int length, String mac) {
        byte[] text = Arrays.copyOf(Vectors.bytes(TEXT), length);
        assertThat(Vectors.hex(AesCmac.of(KEY, text))).isEqualTo(mac);
    }

    @Test
    void theProofOfAMessageIsItsFirstHalf() {
        assertThat(Vectors.hex(AesCmac.of(Vectors.KEY, Vectors.bytes(Vectors.SIGNED_UNPROVEN))))
                .isEqualTo("31b3f6f419cc7a3a1cd8fb44d3c27524");
    }
}
