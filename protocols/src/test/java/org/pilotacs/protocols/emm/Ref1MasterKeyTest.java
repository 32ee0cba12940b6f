package org.pilotacs.protocols.emm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class Ref1MasterKeyTest {
    private static final Ref1MasterKey MASTER = Ref1MasterKey.ofHex("000102030405060708090a0b0c0d0e0f");
    private static final long CARD = 1234567890123456L;

    /// What OpenSSL makes of the bytes of the class comment (`openssl mac … CMAC`), and of label and context alone
    /// (`openssl kdf … KBKDF`, which is SP 800-108 in counter mode).
    @ParameterizedTest
    @CsvSource({ "UNIQUE,1234567890123456,3,b2611f6c2f14445e4e88ac97c07104ea",
        "UNIQUE,1234567890123456,4,e1b881b8806dda427ab61a121debceb8",
        "GROUP,1234567890123456,3,8a55ca8fa87ffceacaa0d5517e4b326a", "GROUP,7,31,45262801ad291b4ff417691f8f4dbe03",
        "GLOBAL,-1,0,8cb081e01beb6c2b53d848434ee99ec4", "UNIQUE,-1,31,ae36c899775cb1c73c6febfff30e499f"})
    void theKeysAreThoseThatAnotherProgramMakes(String kind, long id, int slot, String key) {
        EmmAddress address = switch (kind) {
            case "UNIQUE" -> new EmmAddress.Unique(id);
            case "GROUP" -> new EmmAddress.Group(id);
            default -> new EmmAddress.Global();
        };
        assertThat(Vectors.hex(MASTER.of(address, slot).bytes())).isEqualTo(key);
    }

    @Test
    void eachAddressAndSlotHasItsOwn() {
        Set<Ref1Key> keys = new HashSet<>();
        for (EmmAddress address : List.of(new EmmAddress.Unique(CARD), new EmmAddress.Group(CARD),
                new EmmAddress.Unique(CARD + 1), new EmmAddress.Unique(-1), new EmmAddress.Group(-1),
                new EmmAddress.Global())) {
            for (int slot = 0; slot < 32; slot++) {
                keys.add(MASTER.of(address, slot));
            }
        }
        assertThat(keys).hasSize(6 * 32);
    }

    @Test
    void anotherMasterMakesOtherKeys() {
        var card = new EmmAddress.Unique(CARD);
        assertThat(Ref1MasterKey.ofHex("000102030405060708090A0B0C0D0E0F").of(card, 0)).isEqualTo(MASTER.of(card, 0));
        assertThat(Ref1MasterKey.ofHex("100102030405060708090A0B0C0D0E0F").of(card, 0))
                .isNotEqualTo(MASTER.of(card, 0));
    }

    @Test
    void itIsNeverPrinted() {
        assertThat(MASTER).hasToString("Ref1MasterKey[***]");
        assertThatIllegalArgumentException().isThrownBy(() -> Ref1MasterKey.ofHex("5EC2E7"))
                .withMessageNotContaining("5EC2E7");
    }

    @Test
    void thereAreThirtyTwoSlots() {
        for (int slot : List.of(-1, 32)) {
            assertThatIllegalArgumentException().isThrownBy(() -> MASTER.of(new EmmAddress.Global(), slot))
                    .withMessage("a key slot is 0 to 31, not " + slot);
        }
    }
}
