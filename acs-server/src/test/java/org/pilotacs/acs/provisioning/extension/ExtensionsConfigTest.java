package org.pilotacs.acs.provisioning.extension;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pilotacs.acs.runtime.BadSetting;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ExtensionsConfigTest {
    private static final URI THERE = URI.create("https://crm.example/ext");

    private static ExtensionsConfig config(String command, Duration timeout, Map<String, URI> endpoints,
            int processes) {
        return new ExtensionsConfig(null, command, timeout, endpoints, processes);
    }

    @Test
    void there_are_none_by_default_and_a_call_may_take_three_seconds() {
        assertThat(ExtensionsConfig.DEFAULT)
                .isEqualTo(new ExtensionsConfig(null, "node", Duration.ofSeconds(3), Map.of(), 16));
    }

    @Test
    void what_is_out_of_range_is_refused_by_its_name() {
        assertThatThrownBy(() -> config("node", Duration.ofMillis(99), Map.of(), 1)).isInstanceOf(BadSetting.class)
                .hasMessage("timeout must be 100ms to 1m, was 99ms");
        assertThatThrownBy(() -> config("node", Duration.ofSeconds(3), Map.of(), 0)).isInstanceOf(BadSetting.class)
                .hasMessage("processes must be 1 to 64, was 0");
        assertThatThrownBy(() -> config(" ", Duration.ofSeconds(3), Map.of(), 1)).isInstanceOf(BadSetting.class)
                .hasMessageStartingWith("command is empty");
        assertThatThrownBy(() -> config("node", Duration.ofSeconds(3), Map.of("a/b", THERE), 1))
                .isInstanceOf(BadSetting.class).hasMessageStartingWith("endpoints names 'a/b'");
        assertThatThrownBy(() -> config("node", Duration.ofSeconds(3), Map.of("crm", URI.create("/ext")), 1))
                .isInstanceOf(BadSetting.class).hasMessageStartingWith("endpoints gives 'crm' no address");
    }

    @ParameterizedTest
    @ValueSource(strings = { "crm=https://crm.example/ext", "c-r_M7=http://127.0.0.1:8080/",
        "a=http://[::1]:1/x?y=z=1"})
    void an_endpoint_is_read_as_it_is_written(String text) {
        assertThat(ExtensionEndpoint.read(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "crm", "crm=", "=https://crm.example", "../crm=https://crm.example", "crm=crm.example",
        "crm=ftp://crm.example/", "crm=https:///x", "crm=https://me:secret@crm.example/", "crm=https://crm.example/#x",
        "crm=https://crm.example:0/", "crm=https://crm.example:65536/", "crm=https://crm.example/a b",
        "crm=mailto:a@b"})
    void what_is_none_is_refused(String text) {
        assertThat(ExtensionEndpoint.read(text)).isNull();
    }

    @Test
    void endpoints_are_found_by_their_names() {
        Map<String, URI> endpoints = Map.of("b", THERE, "a", THERE);
        assertThat(ExtensionEndpoint.listOf(endpoints)).containsExactly(new ExtensionEndpoint("a", THERE),
                new ExtensionEndpoint("b", THERE));
        assertThat(ExtensionEndpoint.byName(ExtensionEndpoint.listOf(endpoints))).isEqualTo(endpoints);
        assertThat(ExtensionEndpoint.byName(List.of())).isEmpty();
    }
}
