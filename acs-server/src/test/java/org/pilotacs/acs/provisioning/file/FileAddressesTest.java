package org.pilotacs.acs.provisioning.file;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.content.FileServer;

import java.net.URI;

import static org.assertj.core.api.Assertions.assertThat;

class FileAddressesTest {
    private static final FileAddresses ADDRESSES = new FileAddresses(new byte[32]);

    /// What JavaScript's `encodeURI` makes of them, but for the last two.
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            fw-1.0.bin          | /fw-1.0.bin
            conf file.cfg       | /conf%20file.cfg
            100%.cfg            | /100%25.cfg
            ;,:@&=+$-_.!~*'()09 | /;,:@&=+$-_.!~*'()09
            ż𝄞                  | /%C5%BC%F0%9D%84%9E
            "[a]{b}|\\^`<>"     | /%5Ba%5D%7Bb%7D%7C%5C%5E%60%3C%3E
            a?b                 | /a%3Fb
            a#b                 | /a%23b
            """)
    void a_name_is_written_as_GenieACS_writes_it(String name, String path) {
        assertThat(ADDRESSES.plain(name)).isEqualTo(path);
    }

    @Test
    void an_address_that_was_given_out_is_known_and_is_for_its_file_alone() {
        String token = ADDRESSES.signed("é.bin").split("/", -1)[2];
        assertThat(ADDRESSES.signed("é.bin")).isEqualTo("/files/" + token + "/%C3%A9.bin");
        assertThat(ADDRESSES.isOurs("é.bin", token)).isTrue();
        assertThat(ADDRESSES.isOurs("è.bin", token)).isFalse();
        assertThat(ADDRESSES.isOurs("é.bin", token.substring(1))).isFalse();
        assertThat(ADDRESSES.isOurs("é.bin", "")).isFalse();
        assertThat(new FileAddresses(new byte[]{ 1}).isOurs("é.bin", token)).isFalse();
    }

    @Test
    void a_box_is_told_of_the_host_where_it_reached_us_unless_a_better_one_is_known() {
        assertThat(shelf(false, "", "192.0.2.7").url("a b", "10.0.0.1"))
                .isEqualTo(URI.create("http://192.0.2.7:7567/a%20b"));
        assertThat(shelf(false, "", "").url("a b", "2001:db8::1"))
                .isEqualTo(URI.create("http://[2001:db8::1]:7567/a%20b"));
        assertThat(shelf(false, "", "").url("a b", null)).isNull();
        assertThat(shelf(true, "https://files.acs.example", "").url("a b", null))
                .isEqualTo(URI.create("https://files.acs.example" + ADDRESSES.signed("a b")));
    }

    /// @param host empty for all
    private static ProvisioningShelf shelf(boolean signed, String url, String host) {
        return new ProvisioningShelf(ADDRESSES, signed, new FileServer(url, host.isEmpty() ? null : host, 7567));
    }
}
