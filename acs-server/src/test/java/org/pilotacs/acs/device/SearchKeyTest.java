package org.pilotacs.acs.device;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SearchKeyTest {
    @ParameterizedTest
    @ValueSource(strings = { "00:1A:2B:3C:4D:5E", "00-1a-2b-3c-4d-5e", "001a.2b3c.4d5e", "001A2B3C4D5E",
        " 001a2b:3c4d5e "})
    void aMacIsTheSameHoweverItIsWritten(String text) {
        assertThat(SearchKey.ofMac(text).term()).isEqualTo("001a2b3c4d5e");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "00:00:00:00:00:00", "FF:FF:FF:FF:FF:FF", "unknown", "00:1A:2B"})
    void noMacIsNoKey(String text) {
        assertThat(SearchKey.ofMac(text).term()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "10.1.2.3, 10.1.2.3", "2001:DB8::1, 2001:db8::1", "127.0.0.1, ''", "192.168.1.1, ''", "0.0.0.0, ''",
        "fe80::1, ''", "::1, ''", "host.example, ''", "169.254.3.4, ''"})
    void onlyTellingAddressesAreKeys(String text, String term) {
        assertThat(SearchKey.ofAddress(text).term()).isEqualTo(term);
    }

    @ParameterizedTest
    @CsvSource({ "http://10.1.2.3:7547/x, 10.1.2.3", "http://[2001:db8::1]:7547/, 2001:db8::1",
        "https://box.example/, ''",
        "nonsense, ''", "'', ''"})
    void theKnockAddressTellsTheBoxesOwn(String url, String term) {
        assertThat(SearchKey.ofHost(url).term()).isEqualTo(term);
    }

    @ParameterizedTest
    @CsvSource({ "00:1a:2b, 001a2b", "00:1a:2b:, 001a2b", "00:1a:2b:3, 001a2b3", "00-1A-2B-3C-4D-5E, 001a2b3c4d5e",
        "001a.2b3c, 001a2b3c", "00:1a, 00:1a", "12-34, 12-34", "10.0.0.1, 10.0.0.1", "001A2B-Class-1, 001a2b-class-1",
        "' S 1 ', 's 1'", "fe80::1, fe80::1"})
    void aTypedMacLosesItsSeparatorsAndNothingElseDoes(String text, String prefix) {
        assertThat(SearchKey.typed(text)).isEqualTo(prefix);
    }

    @Test
    void aKeyFitsItsColumn() {
        assertThat(SearchKey.of(SearchKey.Kind.MODEL, "X".repeat(1000)).term()).isEqualTo("x".repeat(255));
        assertThat(SearchKey.of(SearchKey.Kind.MODEL, "a\0b").term()).isEqualTo("a\uFFFDb");
    }
}
