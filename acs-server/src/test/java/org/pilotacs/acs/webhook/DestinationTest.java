package org.pilotacs.acs.webhook;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

import static org.assertj.core.api.Assertions.assertThat;

class DestinationTest {
    private static WebhookConfig allowing(String... texts) {
        return new WebhookConfig(
                List.of(texts).stream().map(text -> Objects.requireNonNull(Reachable.read(text), text)).toList(),
                WebhookConfig.DEFAULT.deny(), Duration.ofSeconds(5), null);
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://127.0.0.1/", "https://localhost/", "http://127.0.0.1:3000/care/v1/devices",
        "https://10.1.2.3/", "https://172.20.0.1/", "https://192.168.1.1/", "https://100.64.1.1/",
        "https://169.254.169.254/latest/meta-data", "https://168.63.129.16/", "https://0.0.0.0/", "https://224.0.0.1/",
        "https://255.255.255.255/", "https://[::1]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:10.0.0.1]/",
        "https://[fe80::1]/", "https://[fd00::1]/", "https://[64:ff9b::a00:1]/", "https://[2002:a00:1::]/",
        "https://[ff02::1]/", "https://2130706433/", "https://0x7f000001/", "https://127.1/"})
    void what_is_inside_is_not_reached_however_it_is_written(String url) {
        assertThat(Destination.fault(url)).matches(
                fault -> !fault.isEmpty()
                        || !(Destination.of(URI.create(url), WebhookConfig.DEFAULT) instanceof Destination.Open));
    }

    @Test
    void what_is_outside_is() {
        assertThat(Destination.of(URI.create("https://203.0.113.7/x"), WebhookConfig.DEFAULT))
                .isInstanceOf(Destination.Open.class);
        assertThat(Destination.of(URI.create("https://[2001:db8::7]:8443/x"), WebhookConfig.DEFAULT))
                .isInstanceOf(Destination.Open.class);
    }

    @Test
    void what_is_allowed_is_by_its_block_or_its_name() {
        assertThat(Destination.of(URI.create("https://10.20.0.5/"), allowing("10.20.0.0/16")))
                .isInstanceOf(Destination.Open.class);
        assertThat(Destination.of(URI.create("https://10.21.0.5/"), allowing("10.20.0.0/16")))
                .isInstanceOf(Destination.Forbidden.class);
        assertThat(Destination.of(URI.create("https://LOCALHOST/"), allowing("localhost")))
                .isInstanceOf(Destination.Open.class);
        assertThat(Destination.of(URI.create("https://127.0.0.1/"), allowing("localhost")))
                .isInstanceOf(Destination.Forbidden.class);
    }

    @Test
    void a_name_that_nobody_knows_is_said_to_be_unknown() {
        assertThat(Destination.of(URI.create("https://no-such-host.invalid/"), WebhookConfig.DEFAULT))
                .isInstanceOf(Destination.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "crm.example/x", "/x", "ftp://crm.example/", "file:///etc/passwd", "https:///x",
        "https://anna:secret@crm.example/", "https://crm.example/#x", "https://crm.example:0/",
        "https://crm.example:70000/", "https://crm.example/ x", "https://crm.example/\u0105", "javascript:alert(1)",
        "http://crm.example/", "http://10.0.0.1/"})
    void what_is_no_address_of_a_receiver_is_refused(String url) {
        assertThat(Destination.fault(url).isEmpty()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "https://crm.example", "https://crm.example/a?b=c", "HTTPS://crm.example:8443/",
        "http://127.0.0.1:8080/x", "http://localhost/x", "http://[::1]/x"})
    void what_is_one_is_taken(String url) {
        assertThat(Destination.fault(url).isEmpty()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "10.0.0.1/8", "a b", "*", "https://crm.example", "10.0.0.0/33"})
    void what_is_neither_a_host_nor_a_block_is_no_setting(String text) {
        assertThat(Reachable.read(text)).isNull();
    }
}
