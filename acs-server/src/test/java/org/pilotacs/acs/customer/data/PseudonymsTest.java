package org.pilotacs.acs.customer.data;

import org.junit.jupiter.api.Test;
import org.pilotacs.acs.runtime.MasterKey;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;

import static org.assertj.core.api.Assertions.assertThat;

/// What stands for a number is always the same, and only for who has the key.
class PseudonymsTest {
    private static Pseudonyms of(int key) {
        byte[] bytes = new byte[MasterKey.BYTES];
        bytes[0] = (byte) key;
        return new Pseudonyms(new MasterKey(bytes, new SecureRandom()));
    }

    @Test
    void it_is_the_same_for_the_same_number_and_key() {
        assertThat(of(1).of("10045512")).isEqualTo(of(1).of("10045512")).matches("erased-[0-9a-f]{16}");
        assertThat(of(1).of("10045512")).isNotEqualTo(of(1).of("10045513")).isNotEqualTo(of(2).of("10045512"));
    }

    @Test
    void no_two_of_many_numbers_share_one() {
        Pseudonyms pseudonyms = of(1);
        Set<String> all = new HashSet<>();
        for (int number = 0; number < 100_000; number++) {
            all.add(pseudonyms.of(Integer.toString(number)));
        }
        assertThat(all).hasSize(100_000);
    }
}
