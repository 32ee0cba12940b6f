package org.pilotacs.acs.provisioning.session;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pilotacs.acs.provisioning.engine.Invocation;
import org.pilotacs.acs.provisioning.expression.Value;

import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/// Parameters that are scripts: what they make the server ask, as GenieACS 1.2.16 does it.
class VirtualParametersTest {
    private static final String UP = """
            return {writable: false, value: declare('IGD.DeviceInfo.UpTime', {value: Date.now()}).value};
            """;
    private static final String CODE = """
            if (args[1].value) {
                declare('IGD.DeviceInfo.ProvisioningCode', null, {value: args[1].value[0]});
                return {writable: true, value: args[1].value};
            }
            return {writable: true, value: declare('IGD.DeviceInfo.ProvisioningCode', {value: Date.now()}).value};
            """;

    private final HomeRouter router = new HomeRouter();

    @AfterEach
    void close() {
        router.close();
    }

    @Test
    void one_is_read_as_often_as_it_is_declared_to_be_fresh() {
        router.virtualParameter("up", UP)
                .provision("log(declare('VirtualParameters.up', {value: Date.now(3600000)}).value[0]);");
        assertThat(router.done()).containsExactly("GetParameterValues(IGD.DeviceInfo.UpTime)");
        assertThat(router.lab.logged).contains("77");
        router.lab.later(Duration.ofSeconds(10));
        assertThat(router.asked()).isEmpty();
        router.lab.later(Duration.ofHours(1));
        assertThat(router.asked()).containsExactly("GetParameterValues(IGD.DeviceInfo.UpTime)");
    }

    @Test
    void one_is_read_and_then_written() {
        router.virtualParameter("code", CODE)
                .provision("declare('VirtualParameters.code', null, {value: 'abc'});");
        assertThat(router.done()).containsExactly("GetParameterValues(IGD.DeviceInfo.ProvisioningCode)",
                "SetParameterValues(IGD.DeviceInfo.ProvisioningCode=abc string)");
        router.lab.later(Duration.ofSeconds(10));
        assertThat(router.asked()).isEmpty();
    }

    @Test
    void one_that_cannot_be_written_is_only_read() {
        router.virtualParameter("up", UP).provision("declare('VirtualParameters.up', null, {value: 5});");
        assertThat(router.done()).containsExactly("GetParameterValues(IGD.DeviceInfo.UpTime)");
        assertThat(router.fault()).isEmpty();
    }

    @Test
    void a_star_means_those_too_that_were_never_asked_for() {
        router.virtualParameter("up", UP).virtualParameter("code", CODE);
        router.lab.order(Invocation.of("refresh", Value.of("VirtualParameters.up")));
        router.lab.later(Duration.ofSeconds(1));
        router.asked();
        router.lab.order(Invocation.of("refresh", Value.of("VirtualParameters")));
        router.lab.later(Duration.ofSeconds(10));
        assertThat(router.asked()).singleElement().asString()
                .contains("IGD.DeviceInfo.UpTime", "IGD.DeviceInfo.ProvisioningCode");
    }

    @Test
    void one_that_throws_is_a_fault() {
        router.virtualParameter("bad", "throw new Error('no');")
                .provision("declare('VirtualParameters.bad', {value: 1});");
        assertThat(router.asked()).isEmpty();
        assertThat(router.fault()).isEqualTo("script.Error");
    }

    @Test
    void one_must_return_what_is_asked_for() {
        assertThat(objection("1;")).isEqualTo("Invalid virtual parameter return value");
        assertThat(objection("return {writable: false};"))
                .isEqualTo("Virtual parameter 'bad' must provide 'value' attribute");
        assertThat(objection("return 'text';"))
                .isEqualTo("Virtual parameter 'bad' must provide 'value' attribute");
        assertThat(objection("return {writable: true, value: ['x', 'xsd:foo']};"))
                .isEqualTo("Invalid virtual parameter value attribute");
    }

    private static String objection(String script) {
        try (HomeRouter other = new HomeRouter()) {
            other.virtualParameter("bad", script).provision("declare('VirtualParameters.bad', {value: 1});").asked();
            return other.failed().fault().message();
        }
    }

    @Test
    void those_that_want_each_other_come_to_an_end() {
        router.virtualParameter("a",
                "return {writable: false, value: declare('VirtualParameters.b', {value: Date.now()}).value};")
                .virtualParameter("b",
                        "return {writable: false, value: declare('VirtualParameters.a', {value: Date.now()}).value};")
                .provision("declare('VirtualParameters.a', {value: Date.now()});");
        assertThat(router.asked()).isEmpty();
        assertThat(router.fault()).isEqualTo("deeply_nested_vparams");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "{a: 1}|[object Object]", "[1, [2, null, 'x']]|1,2,,x", "{}|[object Object]"})
    void what_is_no_single_value_becomes_a_text_as_there(String value, String text) {
        router.virtualParameter("v", "return {writable: false, value: [" + value + ", 'xsd:string']};");
        router.provision("log(declare('VirtualParameters.v', {value: 1}).value[0]);");
        router.asked();
        assertThat(router.fault()).isEmpty();
        assertThat(router.lab.logged).contains(text);
    }

    @Test
    void one_may_commit() {
        router.virtualParameter("c", """
                declare('IGD.DeviceInfo.ProvisioningCode', null, {value: 'one'});
                commit();
                declare('IGD.ManagementServer.Username', null, {value: 'two'});
                commit();
                return {writable: false, value: 'ok'};
                """).provision("declare('VirtualParameters.c', {value: 1});");
        assertThat(router.done()).filteredOn(one -> one.startsWith("Set")).containsExactly(
                "SetParameterValues(IGD.DeviceInfo.ProvisioningCode=one string)",
                "SetParameterValues(IGD.ManagementServer.Username=two string)");
    }
}
